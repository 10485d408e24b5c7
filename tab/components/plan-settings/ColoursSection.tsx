import { Input } from '@fluentui/react-components';
import { ragKeyLabel, ragKeyOrder, type RagKeyEntry } from '#domain/rag';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useStyles } from './styles.ts';
import { inWords, usePlanSection, type SectionProps } from './usePlanSection.ts';

type Meanings = Record<RagKeyEntry['rag'], string>;

/** What each colour means in this plan, beside how it will read. */
export function ColoursSection(props: SectionProps) {
  const styles = useStyles();
  const words = strings.planSettings.colours;
  const section = usePlanSection(props, {
    name: 'colours',
    valuesOf: ({ ragKey }) => meaningsOf(ragKey),
    changeOf: (values) => ({ ragKey: keyOf(values) }),
  });
  const { values, set } = section;
  const key = keyOf(values);
  return (
    <SectionForm
      title={words.title}
      lead={words.lead}
      section={section}
      inWords={(each) => inWords(props.settings, { ragKey: keyOf(each) }, ['rag-key'])}
    >
      {ragKeyOrder.map((rag) => (
        <div key={rag} className={styles.colour}>
          <RagMark rag={rag === 'none' ? null : rag} />
          <Input
            value={values[rag]}
            aria-label={words.meaning(ragKeyLabel(rag))}
            placeholder={rag === 'blue' || rag === 'none' ? words.optional : ''}
            onChange={(_, { value }) => set({ [rag]: value })}
          />
        </div>
      ))}
      <div className={styles.card}>
        <h3 className={styles.cardTitle}>{words.preview}</h3>
        {key.length === 0 ? (
          <p className={styles.paragraph}>{words.none}</p>
        ) : (
          <dl className={styles.keyList}>
            {key.map(({ rag, meaning }) => (
              <div key={rag} style={{ display: 'contents' }}>
                <dt>
                  <RagMark rag={rag === 'none' ? null : rag} />
                </dt>
                <dd className={styles.meaning}>{meaning}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </SectionForm>
  );
}

function meaningsOf(key: readonly RagKeyEntry[]): Meanings {
  const meaning = (rag: RagKeyEntry['rag']) => key.find((entry) => entry.rag === rag)?.meaning ?? '';
  return {
    red: meaning('red'),
    amber: meaning('amber'),
    green: meaning('green'),
    blue: meaning('blue'),
    none: meaning('none'),
  };
}

function keyOf(meanings: Meanings): RagKeyEntry[] {
  return ragKeyOrder.flatMap((rag) =>
    meanings[rag].trim() === '' ? [] : [{ rag, meaning: meanings[rag].trim() }],
  );
}
