import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { dueDateFormat, ragFormat } from '#infra/sharepoint/column-formats';
import { siteScript } from '#infra/sharepoint/site-script';
import { lists } from '#sharepoint/lists/lists';
import { hasSchemas, readSchema } from '#tests/helpers/schemas';

describe('the site script', () => {
  it('is the one kept in the repository', () => {
    const kept = readFileSync(new URL('../../../infra/sharepoint/site-script.json', import.meta.url), 'utf8');
    expect(JSON.parse(kept)).toEqual(siteScript());
  });

  it('shows only columns its lists have', () => {
    for (const { listName, subactions } of siteScript().actions) {
      const list = Object.values(lists).find(({ displayName }) => displayName === listName);
      const columns = ['Title', ...(list?.columns ?? []).map(({ name }) => name)];
      for (const action of subactions) {
        if (action.verb === 'addSPView') expect(columns).toEqual(expect.arrayContaining(action.viewFields));
      }
    }
  });

  it('stays within what SharePoint runs at once', () => {
    const { actions } = siteScript();
    const count = actions.reduce((sum, { subactions }) => sum + 1 + subactions.length, 0);
    expect(count).toBeLessThanOrEqual(30);
  });

  it.runIf(hasSchemas)('is valid by Microsoft’s schema', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(readSchema('sharepoint/site-design-script-actions.schema.json'));
    validate(siteScript());
    expect(validate.errors).toBeNull();
  });

  it.runIf(hasSchemas)('formats columns as Microsoft’s schema allows', () => {
    const ajv = new AjvDraft04({ strict: false, unicodeRegExp: false });
    const validate = ajv.compile(readSchema('sharepoint/v2-column-formatting.schema.json'));
    for (const format of [ragFormat(), dueDateFormat()]) {
      validate(format);
      expect(validate.errors).toBeNull();
    }
  });
});

it('writes the colour as a word too', () => {
  expect(ragFormat()).toMatchObject({ txtContent: '@currentField' });
  expect(dueDateFormat().txtContent).toContain("' (overdue)'");
});
