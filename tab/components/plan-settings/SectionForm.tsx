import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { strings } from '#tab/strings';
import { SectionConflict, type SettingInWords } from './SectionConflict.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useStyles } from './styles.ts';
import type { Section } from './useSection.ts';

export interface SectionFormProps<Values> {
  title: string;
  lead: string;
  section: Section<Values>;
  /** The values as a reader understands them, to put two versions beside each other. */
  inWords: (values: Values) => SettingInWords[];
  children: ReactNode;
}

/** A part of the settings that is saved by itself, with everything that may come of it. */
export function SectionForm<Values>({ title, lead, section, inWords, children }: SectionFormProps<Values>) {
  const styles = useStyles();
  const words = strings.planSettings;
  const { problems, failure, theirs, said, isDirty, isSaving } = section;
  const sentences = failure === null ? problems : [failure, words.notSent];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    section.save();
  };
  return (
    <SettingsSection title={title} lead={lead}>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={title}>
        {children}
        {theirs && (
          <SectionConflict
            theirs={inWords(theirs)}
            mine={inWords(section.values)}
            onTheirs={section.cancel}
            onMine={section.save}
          />
        )}
        {sentences.length > 0 && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>
              <MessageBarTitle>{words.problems}</MessageBarTitle>
              <ul className={styles.list}>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )}
        {said && !isDirty && (
          <MessageBar intent="success" role="status">
            <MessageBarBody>{words[said]}</MessageBarBody>
            {section.undo && (
              <MessageBarActions>
                <Button onClick={section.undo}>{words.undo}</Button>
              </MessageBarActions>
            )}
          </MessageBar>
        )}
        {isDirty && theirs === null && (
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
              {isSaving ? words.saving : words.save}
            </Button>
            <Button onClick={section.cancel}>{words.cancel}</Button>
            <span className={styles.quiet}>{words.unsaved}</span>
          </div>
        )}
      </form>
    </SettingsSection>
  );
}
