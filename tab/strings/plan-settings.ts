import { countOf } from '#domain/count-of';

export const planSettingsStrings = {
  planSettings: {
    title: 'Plan settings',
    fromPlan: 'Settings',
    loading: 'Loading the settings…',
    of: (plan: string) => `Settings of ${plan}`,
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    saved: 'Saved.',
    undone: 'Undone: it is as it was before.',
    undo: 'Undo',
    unsaved: 'Not saved yet',
    notSent: 'It could not be sent. It is kept on this device; try again when the connection is back.',
    problems: 'This could not be saved yet',

    conflict: {
      title: 'Somebody changed this while you were writing',
      body: 'Nothing of yours was saved or lost. Choose which shall stand.',
      theirs: 'As it stands now',
      mine: 'Yours, not saved',
      keepTheirs: 'Keep it as it stands',
      useMine: 'Save mine over it',
    },

    about: {
      title: 'About the plan',
      lead: 'What it is called on every page, card and report, and where its recommendations come from.',
      name: 'Title',
      source: 'Source',
    },

    readers: {
      title: 'Who may see it',
      lead: 'Counts at once, everywhere: in the tab, in chat, in search, in reminders, and where a card is shared. Administrators always see every plan.',
      label: 'Who may see this plan',
      everybody: 'Everybody in the council',
      named: 'Only those who hold, or stand in for, certain posts',
      posts: 'Posts that may see it',
      hint: 'Type a title or the name of who holds it.',
      preview: 'Who that is',
      all: 'Everybody in the council who opens Golden Thread.',
      nobodyYet: 'Nobody but administrators, until you name a post.',
      vacant: 'nobody holds it',
      administrators: (names: string) => `Administrators: ${names}`,
      shutOutTitle: (people: number) =>
        people === 1 ? 'An owner would be shut out' : `${people} owners would be shut out`,
      shutOut: 'They own open actions here, and would neither see them nor be reminded of them:',
      shutOutOne: (person: string, post: string, actions: number) =>
        `${person}, ${post}: ${countOf(actions, 'open action')}`,
      addThem: 'Add their posts',
    },

    colours: {
      title: 'What the colours mean',
      lead: 'Printed on reports and shown beside the plan. Leave all of them empty for no key; blue and not rated are optional.',
      meaning: (colour: string) => `What ${colour.toLowerCase()} means`,
      optional: 'Optional',
      preview: 'How the key reads',
      none: 'No key: pages show the colours and their letters alone.',
    },

    reminders: {
      title: 'Reminders',
      lead: 'When the people behind an action hear about its date. Nobody is written to on a weekend or bank holiday, and nobody gets more than one card a day.',
      daysBefore: 'Days before the date',
      daysBeforeHint: 'One number for each reminder, such as 28, 14, 5. Empty for none.',
      dueToday: 'The owner always hears on the day itself.',
      daysBetweenLate: 'Days between late reminders',
      daysBetweenLateHint: 'The first comes one day late.',
      escalate: 'Days late: accountable post and manager hear',
      sponsor: 'Days late: sponsor hears',
      changed:
        'Whoever has heard of a date already is not told again of a stage that is past; they hear at the next one.',
      preview: (date: string) => `For an action due ${date}`,
      previewDate: 'Try another date',
      who: {
        owner: 'The owner hears on',
        above: 'The accountable post and the owner’s manager hear on',
        sponsor: 'The sponsor hears on',
      },
      onward: (days: number) => `and then every ${countOf(days, 'day')} until it is done`,
      unless: 'Unless somebody chose otherwise for themselves, is away, or has snoozed it.',
      noSponsor: 'No sponsor is named below, so nobody hears this one.',
      notYet: 'Mend the numbers to see the days.',
      working: 'Working out the days…',
    },

    people: {
      title: 'Sponsor and dates',
      lead: 'Who hears when something is very late, and who may move a date.',
      sponsor: 'Sponsor',
      sponsorHint: 'A post, usually in the corporate leadership team. Empty for none.',
      moveDates: 'Owners may move dates themselves',
      moveDatesHint:
        'Every move is counted and the first date is kept either way. Switched off, an owner asks and the accountable post decides.',
    },

    periods: {
      title: 'Periods',
      lead: 'Updates are asked for in the ten working days before the cut-off day of the open period.',
      kinds: { baseline: 'Baseline', previous: 'Previous', current: 'Current' },
      open: 'Open',
      closed: (date: string) => `Closed ${date}; frozen for good`,
      noCutOff: 'No cut-off day',
      cutOff: (date: string) => `Cut-off ${date}`,
      label: 'Name',
      labelHint: 'The next version of the document is recognised by this name where it has a column for it.',
      cutOffLabel: 'Cut-off day',
      cutOffHint: (date: string | null) => date ?? 'None: no updates are asked for.',
      none: 'No period is open. The next version of the document opens one.',
    },

    archive: {
      title: 'Put the plan away',
      lead: 'For a plan that was imported by mistake or is over. It disappears from lists, search, chat and reminders for everybody. Nothing is deleted, and an administrator can bring it back.',
      archive: 'Archive this plan',
      archivedTitle: 'This plan is archived',
      archived: 'Nobody sees it in lists, search, chat or reminders until it is brought back.',
      restore: 'Bring it back',
      confirmTitle: (plan: string) => `Archive “${plan}”?`,
      confirm:
        'It disappears at once for everybody, and nobody is reminded of anything in it. You find it again at the foot of the list of plans.',
      keep: 'Keep it',
      sure: 'Archive it',
    },

    history: {
      title: 'Changes of the settings',
      lead: 'Kept for good, also in the list “Setting changes” of the site.',
      none: 'Nothing has been changed since the plan was brought in.',
      who: (name: string, at: string) => `${name}, ${at}`,
      change: (before: string, after: string) => `${before} → ${after}`,
    },

    archivedPlans: {
      summary: (plans: number) => `${countOf(plans, 'archived plan')}`,
      hint: 'Only administrators see these. Open one’s settings to bring it back.',
      items: (items: number) => countOf(items, 'recommendation'),
      imported: (date: string) => `Brought in ${date}`,
    },
  },
};
