import {
  Avatar,
  Button,
  CounterBadge,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowReset20Regular, PeopleSwap20Regular } from '@fluentui/react-icons';
import type { PersonView, TrialView } from '#infra/local/contract';
import { newMessages } from '../words.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface PersonMenuProps {
  trial: TrialView;
  person: PersonView;
  /** Null leads back to the page with everybody on it. */
  onChoose: (personId: string | null) => void;
  onStartAgain: () => void;
}

/** Who one is, and the way to be somebody else. */
export function PersonMenu({ trial, person, onChoose, onStartAgain }: PersonMenuProps) {
  const styles = useStyles();
  const others = trial.people.filter(({ id }) => id !== person.id);
  const waiting = others.filter(({ unread }) => unread > 0).length;

  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button}>
          <VisuallyHidden>
            Switch person. You are {person.name}, {person.post}.{waiting > 0 && ' Others have new messages.'}
          </VisuallyHidden>
          <span className={styles.avatar} aria-hidden>
            <Avatar name={person.name} color="colorful" size={28} aria-hidden />
            {waiting > 0 && (
              <CounterBadge className={styles.badge} count={waiting} color="danger" size="small" />
            )}
          </span>
          <span className={styles.words} aria-hidden>
            <span>{person.name}</span>
            <span className={styles.post}>{person.post}</span>
          </span>
          <PeopleSwap20Regular aria-hidden className={styles.switch} />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          <MenuGroup>
            <MenuGroupHeader>Be somebody else</MenuGroupHeader>
            {others.map((other) => (
              <MenuItem
                key={other.id}
                icon={<Avatar name={other.name} color="colorful" size={24} aria-hidden />}
                subText={other.post}
                secondaryContent={other.unread > 0 ? newMessages(other.unread) : null}
                onClick={() => onChoose(other.id)}
              >
                {other.name}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<PeopleSwap20Regular />} onClick={() => onChoose(null)}>
            See everybody
          </MenuItem>
          <MenuItem icon={<ArrowReset20Regular />} onClick={onStartAgain}>
            Start the trial again…
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const useStyles = makeStyles({
  button: { position: 'relative', gap: tokens.spacingHorizontalS, minWidth: 0 },
  avatar: { position: 'relative', display: 'flex' },
  badge: { position: 'absolute', top: '-4px', right: '-6px' },
  words: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    lineHeight: tokens.lineHeightBase200,
    '@media (max-width: 900px)': { display: 'none' },
  },
  post: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  switch: { '@media (max-width: 420px)': { display: 'none' } },
  list: { maxHeight: 'min(560px, calc(100vh - 120px))', overflowY: 'auto' },
});
