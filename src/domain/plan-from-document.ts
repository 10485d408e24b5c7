import type { Action } from './action.ts';
import type { DateChange } from './date-change.ts';
import type { IsoInstant } from './dates.ts';
import type { Named, ParsedAction, ParsedPlan, ParsedRecommendation } from './parsed-plan.ts';
import type { Period, Plan, Rating, Theme } from './plan.ts';
import { mergedInto, newPost, type Person, type Post } from './post.ts';
import { freePostId, idPart, normalTitle } from './post-titles.ts';
import type { Recommendation } from './recommendation.ts';
import { defaultReminderStages } from './reminder-stages.ts';
import type { Status } from './status.ts';

export interface ImportContext {
  planId: string;
  title: string;
  sourceFile: { name: string; sha256: string };
  at: IsoInstant;
  /** Who imports it. */
  person: Person;
  /** Posts already known; matched by title, so that one role is one post across plans. */
  knownPosts: readonly Post[];
}

/** Every row a document becomes. Ids depend on the document alone, so importing it again makes no second row. */
export interface PlanRows {
  plan: Plan;
  /** Only those not yet known. */
  newPosts: Post[];
  themes: Theme[];
  periods: Period[];
  recommendations: Recommendation[];
  actions: Action[];
  ratings: Rating[];
  /** Moves the document itself shows: an original date beside a revised one. */
  dateChanges: DateChange[];
}

export function planFromDocument(parsed: ParsedPlan, context: ImportContext): PlanRows {
  const { planId, at } = context;
  const posts = new PostRegister(context.knownPosts);
  const themeId = (ref: string) => `${planId}:theme:${idPart(ref)}`;
  const themes = parsed.themes.map((theme, order) => ({
    id: themeId(theme.ref),
    planId,
    order,
    ref: theme.ref,
    title: theme.title,
    leadPostIds: posts.idsFor(theme.lead),
    summary: theme.summary,
  }));
  const periods = periodsFrom(parsed, planId, at);
  const recommendationId = (key: string) => `${planId}:${idPart(key)}`;

  const recommendations = parsed.recommendations.map((item, order): Recommendation => ({
    id: recommendationId(item.key),
    planId,
    themeId: item.themeRef === null ? null : themeId(item.themeRef),
    parentId: item.parentKey === null ? null : recommendationId(item.parentKey),
    order,
    key: item.key,
    refs: item.refs,
    kind: item.kind,
    text: item.text,
    level: item.level,
    priority: item.priority,
    response: item.response,
    documentEvidence: item.evidence,
    impact: item.impact,
    background: item.background ?? null,
    figures: item.figures ?? [],
    leadMemberPostIds: posts.idsFor(item.leadMembers),
    accountablePostIds: posts.idsFor(item.accountable),
    rag: ratingIn(item, parsed, periods.findIndex(isOpen)),
    narrative: item.narrative,
    ratedAt: null,
    lastUpdate: null,
  }));

  const ratings = parsed.recommendations.flatMap((item) =>
    periods.flatMap((period, index): Rating[] => {
      const rag = isOpen(period) ? null : ratingIn(item, parsed, index);
      if (!rag) return [];
      const id = recommendationId(item.key);
      return [
        {
          id: `${id}:rating:${period.order}`,
          planId,
          recommendationId: id,
          periodId: period.id,
          rag,
          narrative: null,
        },
      ];
    }),
  );

  const ordinals = new Map<string, number>();
  const actions = parsed.actions.map((action): Action => {
    const ordinal = (ordinals.get(action.recommendationKey) ?? 0) + 1;
    ordinals.set(action.recommendationKey, ordinal);
    const status = action.status ?? assumedStatus(action);
    return {
      id: `${recommendationId(action.recommendationKey)}:${ordinal}`,
      planId,
      recommendationId: recommendationId(action.recommendationKey),
      order: ordinal,
      text: action.text,
      ownerPostIds: posts.idsFor(action.owners),
      accountablePostIds: posts.idsFor(action.accountable),
      due: action.due,
      firstDueDate: action.originalDue?.end ?? action.due.end,
      timesMoved: movedBefore(action) ? 1 : 0,
      status,
      progress: action.progress,
      closedAt: null,
      lastUpdate: null,
    };
  });

  const dateChanges = parsed.actions.flatMap((action, index): DateChange[] => {
    const row = actions[index];
    if (!row || !movedBefore(action) || !action.due.end) return [];
    return [
      {
        id: `${row.id}:date:document`,
        planId,
        actionId: row.id,
        from: action.originalDue?.end ?? null,
        to: action.due.end,
        reason: null,
        state: 'agreed',
        requestedBy: context.person,
        requestedAt: at,
        decidedBy: context.person,
        decidedAt: at,
      },
    ];
  });

  return {
    plan: {
      id: planId,
      title: context.title,
      source: parsed.source,
      state: 'importing',
      ragKey: parsed.ragKey,
      reminderStages: defaultReminderStages,
      stagesChangedOn: null,
      lastChange: null,
      sponsorPostId: null,
      readerPostIds: null,
      ownersMayMoveDates: false,
      sourceFile: context.sourceFile,
      importedAt: at,
    },
    newPosts: posts.added,
    themes,
    periods,
    recommendations,
    actions,
    ratings,
    dateChanges,
  };
}

/** How a document's naming reads as a post: the role, or the person where no role is given. */
export function postTitle(named: Named): string {
  return named.post ?? named.person ?? '';
}

class PostRegister {
  readonly added: Post[] = [];
  readonly #byTitle = new Map<string, Post>();
  readonly #ids = new Set<string>();

  constructor(known: readonly Post[]) {
    for (const { id } of known) this.#ids.add(id);
    // A post in use goes before one merged away that was called the same.
    for (const post of known.toSorted((a, b) => Number(b.isRemoved) - Number(a.isRemoved))) {
      const meant = mergedInto(post, known);
      if (!meant.isRemoved) this.#byTitle.set(normalTitle(post.title), meant);
    }
  }

  idsFor(names: readonly Named[]): string[] {
    return [...new Set(names.map((named) => this.#find(postTitle(named)).id))];
  }

  #find(title: string): Post {
    const known = this.#byTitle.get(normalTitle(title));
    if (known) return known;
    const post = newPost(freePostId(title, this.#ids), title);
    this.#byTitle.set(normalTitle(title), post);
    this.#ids.add(post.id);
    this.added.push(post);
    return post;
  }
}

/** The document's periods; the last is open, the ones before it are history. Without any, one is opened. */
function periodsFrom(parsed: ParsedPlan, planId: string, at: IsoInstant): Period[] {
  const found = parsed.periods.length > 0 ? parsed.periods : [firstPeriod];
  return found.map((period, order) => ({
    id: `${planId}:period:${order}`,
    planId,
    order,
    ...period,
    label: periodLabel(period.label),
    closedAt: order === found.length - 1 ? null : at,
    lastChange: null,
  }));
}

/** A column heading says that it holds ratings; the period's name does not: "RAG – this period (Dec 24)". */
export function periodLabel(heading: string): string {
  const bare = heading.replace(/^(b?rag|rating)(\s+(status|rating))?\s*[-–—:]?\s+/i, '').trim();
  return bare ? bare[0]?.toUpperCase() + bare.slice(1) : heading;
}

const firstPeriod = { label: 'First period', kind: 'current', cutOff: null } as const;

function isOpen(period: Period): boolean {
  return period.closedAt === null;
}

function ratingIn(item: ParsedRecommendation, parsed: ParsedPlan, periodIndex: number) {
  // Two columns may carry the same label, so a complete row is read by place.
  if (item.ratings.length === parsed.periods.length) return item.ratings[periodIndex]?.rag ?? null;
  const label = parsed.periods[periodIndex]?.label;
  return item.ratings.find((rating) => rating.period === label)?.rag ?? null;
}

function movedBefore({ originalDue, due }: ParsedAction): boolean {
  return Boolean(originalDue?.end && due.end && originalDue.end !== due.end);
}

function assumedStatus(action: ParsedAction): Status {
  if (action.due.kind === 'ongoing') return 'ongoing';
  return action.progress ? 'in-progress' : 'not-started';
}
