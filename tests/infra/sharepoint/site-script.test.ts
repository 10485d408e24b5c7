import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { dayFormat, dueDateFormat, ragFormat } from '#infra/sharepoint/column-formats';
import { siteScripts } from '#infra/sharepoint/site-script';
import { lists } from '#sharepoint/lists/lists';
import { hasSchemas, readSchema } from '#tests/helpers/schemas';
import { evaluateFormat } from './evaluate-format.ts';

const actions = siteScripts().flatMap((script) => script.actions);
const subactions = actions.flatMap(({ listName, subactions: all }) =>
  all.map((action) => ({ listName, ...action })),
);
const views = subactions.filter((action) => action.verb === 'addSPView');

/** The `Name` of every such element. @throws when it is not well formed */
function namesIn(xml: string, element: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === element) names.push(attributes['Name'] ?? '');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<root>${xml}</root>`).close();
  return names;
}

describe('the site scripts', () => {
  it('are those kept in the repository; after a change run "npm run site-script"', () => {
    const folder = new URL('../../../infra/sharepoint/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const kept = files
      .sort()
      .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown);
    expect(kept).toEqual(siteScripts());
  });

  it('give every list a view that it opens with', () => {
    expect(actions.map(({ listName }) => listName).sort()).toEqual(
      Object.values(lists)
        .map(({ displayName }) => displayName)
        .sort(),
    );
    for (const { listName } of actions) {
      const opening = views.filter((view) => view.listName === listName && view.makeDefault);
      expect([listName, opening.length]).toEqual([listName, 1]);
    }
  });

  it('show, sort and filter only by columns the lists have', () => {
    for (const { listName, viewFields, query } of views) {
      const list = Object.values(lists).find(({ displayName }) => displayName === listName)!;
      const added = subactions.flatMap((action) =>
        action.verb === 'addSPFieldXml' && action.listName === listName
          ? namesIn(action.schemaXml, 'Field')
          : [],
      );
      const columns = ['ID', 'Title', ...list.columns.map(({ name }) => name), ...added];
      const asked = namesIn(query, 'FieldRef');
      expect(columns).toEqual(expect.arrayContaining([...viewFields, ...asked]));
      // SharePoint can neither sort nor group by several lines of text.
      const notes = list.columns.filter(({ type }) => type === 'note').map(({ name }) => name);
      expect(asked.filter((name) => notes.includes(name))).toEqual([]);
    }
  });

  it('show people nothing that only the product reads', () => {
    for (const { listName, viewFields } of views) {
      const unreadable = viewFields.filter((name) => /^Key$|Ids?$|^LastUpdate$|^Changes$/.test(name));
      expect([listName, unreadable]).toEqual([listName, []]);
      expect(viewFields.length).toBeLessThanOrEqual(7);
    }
  });

  it('have views of what is overdue, red, slipping, and each owner’s', () => {
    const named = (name: string) =>
      views.filter((view) => view.name === name).map(({ listName }) => listName);
    expect(named('Overdue')).toEqual(['Actions']);
    expect(named('Slipping')).toEqual(['Actions']);
    expect(named('Red')).toEqual(['Recommendations']);
    expect(named('By owner').sort()).toEqual(['Actions', 'Recommendations']);
  });

  it('stay within what SharePoint runs at once', () => {
    for (const script of siteScripts()) {
      const count = script.actions.reduce((sum, action) => sum + 1 + action.subactions.length, 0);
      expect(count).toBeLessThanOrEqual(30);
      expect(JSON.stringify(script).length).toBeLessThan(100_000);
    }
  });

  it.runIf(hasSchemas)('are valid by Microsoft’s schema', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(readSchema('sharepoint/site-design-script-actions.schema.json'));
    for (const script of siteScripts()) {
      validate(script);
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...siteScripts()[0], actions: [{ verb: 'createSPList', colour: 'red' }] })).toBe(false);
  });

  it.runIf(hasSchemas)('format columns as Microsoft’s schema allows', () => {
    const ajv = new AjvDraft04({ strict: false, unicodeRegExp: false });
    const validate = ajv.compile(readSchema('sharepoint/v2-column-formatting.schema.json'));
    const formats = subactions.flatMap((action) =>
      action.verb === 'setSPFieldCustomFormatter' ? [action.formatterJSON] : [],
    );
    expect(formats.length).toBeGreaterThan(5);
    for (const format of formats) {
      validate(format);
      expect(validate.errors).toBeNull();
    }
  });
});

describe('a formatted column', () => {
  it('shows a rating as a pill with its word', () => {
    expect(evaluateFormat(ragFormat(), { value: 'Amber' })).toMatchObject({
      ...{ text: 'Amber', style: { 'background-color': '#ffb900', color: '#1b1a19', 'font-weight': '600' } },
    });
    expect(evaluateFormat(ragFormat(), { value: '' }).style).not.toHaveProperty('background-color');
  });

  it('shows a day in words, and what is no day as it stands', () => {
    const text = (value: string) => evaluateFormat(dayFormat(), { value }).text;
    expect(['2026-03-31', '2026-12-01', '2026-01-09', '', 'soon'].map(text)).toEqual([
      ...['31 March 2026', '1 December 2026', '9 January 2026', '', 'soon'],
    ]);
  });

  it.each([
    ['2026-03-01', 'In progress', '1 March 2026 (overdue)', '#a4262c'],
    ['2026-03-02', 'In progress', '2 March 2026', undefined],
    ['2026-03-01', 'Verified', '1 March 2026', undefined],
    ['', 'In progress', '', undefined],
  ])('shows a due date of %s, %s, as %j', (value, Status, text, color) => {
    const drawn = evaluateFormat(dueDateFormat(), { value, row: { Status }, now: '2026-03-02T09:30:00' });
    expect(drawn.text).toBe(text);
    expect(drawn.style['color']).toBe(color);
  });
});
