import {
  Combobox,
  Field,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Option,
} from '@fluentui/react-components';
import { useState } from 'react';
import { strings } from '#tab/strings';
import { findPosts, type PickablePost } from './find-posts.ts';
import { useStyles } from './styles.ts';

export interface PostPickerProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the choice, as a sentence. */
  problem?: string | null | undefined;
  isRequired?: boolean;
  /** Everything there is to choose from, in any order. */
  posts: readonly PickablePost[];
  /** Ids of those chosen; one at most, unless several may be. */
  chosen: readonly string[];
  /** Whether several may be chosen; they stand as a list below the box. */
  isMultiple?: boolean;
  onChosen: (ids: string[]) => void;
}

/** More than anybody scrolls through; who wants another types. */
const mostShown = 60;

/** Chooses posts by typing part of a title or of the name of who holds it. */
export function PostPicker(props: PostPickerProps) {
  const { label, hint, problem, isRequired = false, posts, chosen, isMultiple = false, onChosen } = props;
  const styles = useStyles();
  const words = strings.postPicker;
  const [typed, setTyped] = useState<string | null>(null);
  const picked = chosen.flatMap((id) => posts.find((post) => post.id === id) ?? []);
  const standing = isMultiple ? '' : (picked[0]?.title ?? '');
  const found = findPosts(posts, typed ?? '');
  const more = found.length - mostShown;
  return (
    <div>
      <Field
        label={label}
        {...(hint !== undefined && { hint })}
        required={isRequired}
        validationMessage={problem ?? null}
        validationState={problem ? 'error' : 'none'}
      >
        <Combobox
          className={styles.box}
          input={{ className: styles.input }}
          listbox={{ className: styles.list }}
          freeform
          clearable={!isMultiple}
          multiselect={isMultiple}
          placeholder={words.placeholder}
          value={typed ?? standing}
          selectedOptions={[...chosen]}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value === '' && !isMultiple && chosen.length > 0) onChosen([]);
          }}
          // What stands is replaced by what is typed, not added to.
          onClick={({ currentTarget }) => typed === null && currentTarget.select()}
          onOpenChange={(_, { open }) => {
            if (!open) setTyped(null); // what was typed was only a way to find one
          }}
          onOptionSelect={({ type }, { selectedOptions }) => {
            if (type === 'change') return; // to Fluent, typing unmakes the choice; here it only looks for another
            setTyped(null);
            onChosen(selectedOptions);
          }}
        >
          {found.slice(0, mostShown).map(({ id, title, holder }) => (
            <Option key={id} value={id} text={title}>
              <span className={styles.option}>
                <span>{title}</span>
                {holder !== title && <span className={styles.holder}>{holder ?? words.vacant}</span>}
              </span>
            </Option>
          ))}
          {more > 0 && (
            <Option key="more" value="" text="" disabled>
              {words.more(more)}
            </Option>
          )}
          {found.length === 0 && (
            <Option key="none" value="" text="" disabled>
              {posts.length === 0 ? words.noPosts : words.none(typed ?? '')}
            </Option>
          )}
        </Combobox>
      </Field>
      {isMultiple && picked.length > 0 && (
        <ul className={styles.chosen} aria-label={words.chosen(label)}>
          {picked.map(({ id, title }) => (
            <li key={id}>
              <InteractionTag className={styles.tag} size="small">
                <InteractionTagPrimary hasSecondaryAction>{title}</InteractionTagPrimary>
                <InteractionTagSecondary
                  aria-label={words.remove(title)}
                  onClick={() => onChosen(chosen.filter((other) => other !== id))}
                />
              </InteractionTag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
