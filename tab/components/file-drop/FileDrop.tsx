import { Button, mergeClasses } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useRef, useState, type DragEvent } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface FileDropProps {
  onFile: (file: File) => void;
}

/** The kinds of document that can be read. */
const accepted = '.docx,.xlsx,.csv,.tsv,.txt,.pdf';

/** Takes one document, dropped or chosen. */
export function FileDrop({ onFile }: FileDropProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }

  return (
    <div
      className={mergeClasses(styles.root, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <DocumentArrowUpRegular aria-hidden className={styles.icon} />
      <p className={styles.drop}>{strings.import.drop}</p>
      <Button appearance="primary" onClick={() => input.current?.click()}>
        {strings.import.choose}
      </Button>
      <p className={styles.kinds}>{strings.import.kinds}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={strings.import.choose}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = ''; // the same file may be chosen again
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
