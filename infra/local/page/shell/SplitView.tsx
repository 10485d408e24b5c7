import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { rememberedShare, rememberShare } from '../remembered.ts';

export interface SplitViewProps {
  left: ReactNode;
  right: ReactNode;
}

const smallest = 25;
const largest = 70;
const stepByKey = 4;

/** Two panes with a bar between them that is moved by pointer or arrow keys; the place is remembered. */
export function SplitView({ left, right }: SplitViewProps) {
  const styles = useStyles();
  const [share, setShare] = useState(rememberedShare);
  const around = useRef<HTMLDivElement>(null);

  const moveTo = (wanted: number) => {
    const next = Math.round(Math.min(largest, Math.max(smallest, wanted)));
    setShare(next);
    rememberShare(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = around.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    moveTo(((event.clientX - box.left) / box.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -stepByKey, ArrowRight: stepByKey }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moveTo(share + step);
  };

  return (
    <div
      className={styles.around}
      ref={around}
      style={{ gridTemplateColumns: `${share}% 5px minmax(0, 1fr)` }}
    >
      {left}
      <div
        className={styles.bar}
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the chat"
        aria-valuenow={share}
        aria-valuemin={smallest}
        aria-valuemax={largest}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      {right}
    </div>
  );
}

const useStyles = makeStyles({
  around: { display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', height: '100%', minWidth: 0 },
  bar: {
    backgroundColor: tokens.colorNeutralStroke2,
    cursor: 'col-resize',
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorBrandStroke1 },
    ':focus-visible': { outline: 'none', backgroundColor: tokens.colorBrandStroke1 },
  },
});
