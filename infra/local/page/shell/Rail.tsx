import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Chat24Filled,
  Chat24Regular,
  ClipboardTaskListLtr24Filled,
  ClipboardTaskListLtr24Regular,
  LayoutColumnTwo24Filled,
  LayoutColumnTwo24Regular,
} from '@fluentui/react-icons';

export type Panes = 'both' | 'chat' | 'tab';

export interface RailProps {
  shown: Panes;
  /** There is room for both side by side. */
  isWide: boolean;
  unread: number;
  onShow: (panes: Panes) => void;
}

const places = [
  {
    panes: 'both',
    label: 'Side by side',
    Icon: LayoutColumnTwo24Regular,
    ActiveIcon: LayoutColumnTwo24Filled,
  },
  { panes: 'chat', label: 'Chat', Icon: Chat24Regular, ActiveIcon: Chat24Filled },
  {
    panes: 'tab',
    label: 'Golden Thread',
    Icon: ClipboardTaskListLtr24Regular,
    ActiveIcon: ClipboardTaskListLtr24Filled,
  },
] as const;

/** Teams' bar of places: at the left, or at the bottom when narrow. */
export function Rail({ shown, isWide, unread, onShow }: RailProps) {
  const styles = useStyles();
  return (
    <nav className={mergeClasses(styles.rail, !isWide && styles.bottom)} aria-label="Places">
      {places
        .filter(({ panes }) => isWide || panes !== 'both')
        .map(({ panes, label, Icon, ActiveIcon }) => {
          const isShown = panes === shown;
          const hasNew = panes === 'chat' && unread > 0;
          return (
            <button
              key={panes}
              type="button"
              className={mergeClasses(styles.place, isShown && styles.shown)}
              aria-current={isShown ? 'page' : undefined}
              aria-label={hasNew ? `${label}, ${unread} unread` : label}
              onClick={() => onShow(panes)}
            >
              <span className={styles.icon}>
                {isShown ? <ActiveIcon aria-hidden /> : <Icon aria-hidden />}
                {hasNew && <span className={styles.dot} />}
              </span>
              <span>{label}</span>
            </button>
          );
        })}
    </nav>
  );
}

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    width: '72px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bottom: {
    order: 1,
    flexDirection: 'row',
    justifyContent: 'space-around',
    width: 'auto',
    padding: 0,
    borderRight: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  place: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXXS}`,
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase100,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  shown: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  icon: { position: 'relative', display: 'flex' },
  dot: {
    position: 'absolute',
    top: 0,
    right: '-4px',
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorPaletteRedBackground3,
  },
});
