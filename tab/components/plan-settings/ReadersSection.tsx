import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import type { PlanSettingsPreview } from '#domain/plan-settings-view';
import { useSettingsPreview } from '#tab/api/plan-settings';
import { strings } from '#tab/strings';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useStyles } from './styles.ts';
import { inWords, usePlanSection, type SectionProps } from './usePlanSection.ts';

/** Who sees the plan, by name before it is saved, and which owners that would shut out. */
export function ReadersSection(props: SectionProps) {
  const styles = useStyles();
  const words = strings.planSettings.readers;
  const { settings } = props;
  const section = usePlanSection(props, {
    name: 'readers',
    valuesOf: ({ readerPostIds }) => ({ readerPostIds }),
    changeOf: (values) => values,
  });
  const { readerPostIds } = section.values;
  const preview = useSettingsPreview(settings.planId, useDeferredValue({ change: { readerPostIds } }));
  const shutOut = preview.data?.shutOut ?? [];
  const owning = settings.posts.filter(({ title }) => shutOut.some(({ post }) => post === title));
  return (
    <SectionForm
      title={words.title}
      lead={words.lead}
      section={section}
      inWords={(each) => inWords(settings, each, ['readers'])}
    >
      <Field label={words.label}>
        <RadioGroup
          value={readerPostIds === null ? 'everybody' : 'named'}
          onChange={(_, { value }) => section.set({ readerPostIds: value === 'named' ? [] : null })}
        >
          <Radio value="everybody" label={words.everybody} />
          <Radio value="named" label={words.named} />
        </RadioGroup>
      </Field>
      {readerPostIds !== null && (
        <PostPicker
          label={words.posts}
          hint={words.hint}
          posts={settings.posts}
          chosen={readerPostIds}
          isMultiple
          onChosen={(ids) => section.set({ readerPostIds: ids })}
        />
      )}
      {preview.data && <Readers preview={preview.data} />}
      {shutOut.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.shutOutTitle(shutOut.length)}</MessageBarTitle>
            {words.shutOut}
            <ul className={styles.list}>
              {shutOut.map(({ person, post, actions }) => (
                <li key={`${person} ${post}`}>{words.shutOutOne(person, post, actions)}</li>
              ))}
            </ul>
          </MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() =>
                section.set({
                  readerPostIds: [...new Set([...(readerPostIds ?? []), ...owning.map(({ id }) => id)])],
                })
              }
            >
              {words.addThem}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </SectionForm>
  );
}

interface ReadersProps {
  preview: PlanSettingsPreview;
}

function Readers({ preview: { readers, administrators } }: ReadersProps) {
  const styles = useStyles();
  const words = strings.planSettings.readers;
  return (
    <div className={styles.card}>
      <h3 className={styles.cardTitle}>{words.preview}</h3>
      <div aria-live="polite">
        {readers === null ? (
          <p className={styles.paragraph}>{words.all}</p>
        ) : (
          <ul className={styles.plainList}>
            {readers.length === 0 && <li>{words.nobodyYet}</li>}
            {readers.map(({ post, people }) => (
              <li key={post}>
                {people.length > 0 ? people.join(', ') : <em>{words.vacant}</em>}{' '}
                <span className={styles.quiet}>– {post}</span>
              </li>
            ))}
            <li className={styles.quiet}>{words.administrators(administrators.join(', '))}</li>
          </ul>
        )}
      </div>
    </div>
  );
}
