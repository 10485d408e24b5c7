/** What a column (or a label) holds. */
export type Role =
  | 'ref'
  | 'theme'
  | 'text'
  | 'background'
  | 'response'
  | 'decision'
  | 'action'
  | 'owner'
  | 'accountable'
  | 'lead-member'
  | 'due'
  | 'original-due'
  | 'done-on'
  | 'status'
  | 'check'
  | 'rating'
  | 'direction'
  | 'progress'
  | 'evidence'
  | 'impact'
  | 'priority'
  | 'level'
  | 'other';

/**
 * First match wins, so the more particular meaning stands first: "original due date" before "due date",
 * "progress and further actions" before "actions". Headings are lower case without brackets and marks.
 */
const meanings: [Role, RegExp][] = [
  [
    'theme',
    /^(priority|focus|key|strategic|policy|service|business|governance|subject|improvement) (areas?|themes?|headings?)$/,
  ],
  [
    'check',
    /\b(internal audit|ia|audit(or)?s?|verifier|auditor) (s )?(follow up|opinion|conclusion|assessment|verification|validation|view|verdict|check|sign off)\b|\b(verified|verification|validated|validation|follow up (result|status|finding|outcome|conclusion|opinion))\b(?! (by|date|on))/,
  ],
  [
    'decision',
    /^(accept(ed|ance)?|agree(d|ment)?)( (or|and|in) (reject(ed|ion)?|not( agreed| accepted)?|full|part.*))?( y n| yes no)?$|^((cabinet|executive|council|board|governing body) )?(s )?decision$|^recommendation (accepted|agreed)$/,
  ],
  [
    'other',
    /^(start(ing)?( date)?|start date|date (raised|agreed|of (report|meeting|audit|issue|review)|reported|added|opened|issued)|review date|next review|last (review|updated?)( on)?|date of (last )?update|cost|budget|resources?( required| implications?)?|page( no| number)?|pages?|para(graph)?( no| number| ref(erence)?)?|committee( date)?|year|likelihood|score|(decision|report|final report|meeting|issued?|received|opened|approv(al|ed)|raised|reported) date|date received|date of decision|dependenc(y|ies)|links? to.*)$/,
  ],
  [
    'rating',
    /\b(b?rag(bw?|s)?|traffic light|delivery confidence|confidence (level|rating)|performance rating)\b/,
  ],
  [
    'rating',
    /^(overall |current |previous |last |this |progress |delivery )*(rating|health|colour|color)( this| last| previous)?( (period|quarter|month|year))?$/,
  ],
  ['direction', /\b(direction of travel|trend|dot|movement|travel)\b/],
  [
    'original-due',
    /\b(original(ly)?|initial|first|previous|prior|old|baseline|agreed in report)\b.*\b(date|deadline|timescale|target|due|completion|implementation|timeframe)\b|^(original|initial)$|\b(date|deadline|timescale|target|due|completion|implementation|timeframe)\b.*\b(original|initial)\b/,
  ],
  [
    'done-on',
    /\b(actual(ly)?|achieved)\b.*\b(date|completion|completed|implementation|implemented|delivery)\b|\bdate (of )?((the )?\w+ )?(was )?(completed|closed|implemented|achieved|completion|closure|done|delivered)$|^(completed|closed|implemented|achieved|done) (on|date)$|^(completion|closure) achieved$/,
  ],
  [
    'evidence',
    /\b(evidence|source of assurance|assurances?|supporting (documents?|papers?|information)|documents?|hyperlinks?|weblinks?|proof|audit trail|background papers?)\b|^links?$/,
  ],
  [
    'impact',
    /\b(impact|outcomes? (achieved|delivered|realised|so far)|benefits?( realised)?|difference (made|it has made|this (has made|will make))|so what|results? achieved|success (measures?|will look like)|what (will )?success looks? like|how (will we|we will) know|measures? of success|kpis?|performance (measures?|indicators?)|expected (outcomes?|results?)|intended outcomes?|desired outcomes?)\b/,
  ],
  [
    'level',
    /\b(type of recommendation|recommendation type|level of recommendation|recommendation level)\b|^(level|type)$/,
  ],
  [
    'priority',
    /\b(priority (rating|level|grade)?|risk (rating|level|grade|category|score|priority)|grade|grading|significance|importance|urgency|severity|criticality|ranking)\b|^priority$|^(audit )?rating (h m l|high medium low)$|^risk$|^h m l$/,
  ],
  [
    'progress',
    /^(?!management comments?$|management responses? and comments?$)(?!.*\b(responses?) (and|or) comments?).*\b(progress|updates?|latest (position|news|comments?)|(current|latest|present) (position|situation|state of play)|position (at|as at|statement|update|in|on)|comment(s|ary)?|narrative|notes|remarks?|actions? (taken|completed|undertaken)( to date)?|achievements?|work (done|undertaken|completed)( to date)?|what (we have|weve|has been|have we) (done|achieved|delivered)|done so far|status (update|report|commentary|narrative)|where are we( now)?|assessment|lead director summary|delivered to date|quarterly report)\b/,
  ],
  [
    'status',
    /\bstatus\b|^(state|stage|open closed|completed?|closed|implemented|achieved|done|complete y n|completed y n|implemented y n|percent(age)? complete|complete percent(age)?|completion percent(age)?|position)$/,
  ],
  [
    'lead-member',
    /\b((cabinet|lead|elected|executive|portfolio|responsible|accountable|committee) (lead )?(members?|councillors?|cllrs?)|portfolio( holder| lead| member)?s?|member (lead|champion|sponsor|responsible|owner)|(cabinet|political|councillor|cllr|member) (lead|sponsor|owner)|pfh|lead cllr)\b|^(councillor|cllr|member|cabinet)s?$/,
  ],
  [
    'accountable',
    /\b(accountab(le|ility)|sponsor|senior responsible|sro|answerable|(executive|strategic|corporate|overall|senior|lead|responsible|slt|clt|cmt|smt|service) (director|lead|executive)|director (lead|responsible)|(slt|clt|cmt|smt|mt|cma) (owner|sponsor|member))\b|^directors?$/,
  ],
  [
    'due',
    /^by$|\b(date|dates|deadlines?|time ?scales?|time ?frames?|time ?lines?|timing|by when|when|due|complet(e|ed|ion) by|(delivered|completed|done|implemented|actioned|achieved|finished|in place|delivery|implementation|resolved|closed) by|target( completion| implementation| delivery)?|completion|milestones? dates?|due by|expected (completion|delivery|finish)|implementation period|end point|finish)\b/,
  ],
  [
    'owner',
    /\b(owners?|owned by|ownership|responsib\w*|leads?|lead officers?|by whom|who|whom|officers?|assigned( to)?|assignee|allocated( to)?|action(ed)? by|delivered by|undertaken by|managers?|contact|led by|person|post ?holder|named|raci|accountable officer)\b/,
  ],
  [
    'action',
    /\b(agreed|management|remedial|corrective|mitigating|council s?|planned|proposed|further|required|improvement|next|key|our) (management )?(actions?|tasks?|steps?|activit(y|ies)|measures?|remed(y|ies))\b/,
  ],
  [
    'response',
    /\b(responses?|repl(y|ies)|management comments?|accepted|agreed|acceptance|agree|accept|agreed y n)\b/,
  ],
  [
    'action',
    /\b(actions?|what (we will|will we|we are going to|are we going to|will be|needs to be|do we need to|we re going to|we need to) do(ne)?|what$|steps?|how( will we| we will)?.*|tasks?|activit(y|ies)|deliverables?|milestones?|mitigations?|implementation plan|treatment|undertakings?|commitments?|we will|to do|remed(y|ies)|so we (are|will))\b/,
  ],
  ['text', /\b(recommend\w*|proposals?|governance issues?|success criteri(a|on)|criteri(a|on))\b/],
  [
    'background',
    /\b(findings?|observations?|background|context|rationale|implications?|risks?( identified| implications?)?|root cause|cause|conclusions?|condition|why)\b/,
  ],
  [
    'text',
    /\b(issues?|areas? (for|of|requiring) (improvement|development|focus|concern)|improvements?|weakness(es)?|concerns?|outcomes?|objectives?|requirements?|directions?|gaps?|challenges?|suggestions?|advice|expectations?|statements?|asks?|goals?|aims?|priorit(y|ies)|proposed change|matters?|points?|standards?|what (needs|must|should|is needed|has to) .*|what (you|they|the \w+( \w+)*) (said|told us|recommended|found|asked for))\b|^description$/,
  ],
  [
    'theme',
    /\b(themes?|areas?|category|categories|sections?|heading|workstreams?|work streams?|domains?|pillars?|strands?|principles?|service|directorate|department|source|audit|report|report title|topic|subject|programme|function)\b/,
  ],
];

const refHeading =
  /^(no|nos|num|number|ref|refs|reference|references|ref no|ref number|id|ids|item|item no|#|serial( no)?|sn|code|urn|(rec|recs|recommendation|action|issue|finding|audit|report|criterion|original|unique|our|plan)s? (no|nos|ref|refs|reference|number|num|id|code)|rec|recs)$/;

const endsInRef = /^(?!.*\byes no$)(?:\p{L}+ ){1,2}(?:refs?|reference|no|nos|number|id)$/u;
const otherNumber =
  /\b(?:contact|tele)?phone\b|\b(?:contact|page|para|paragraph|minute|version|cost|budget)\b/u;

/** "Recommendation of the Task and Finish Group" is a recommendation; the rest says whose or about what. */
const subject =
  /^((?:\p{L}+ ){0,2}(?:recommendations?|findings?|actions?)) (?:of|from|made|for|in|that|which|to(?! date))\b/u;

/** Long cells are content: no column is named in more words than this. */
const longestHeading = 18;

/** What a heading or label means, or null when it is none we know. */
export function roleOfHeading(heading: string): Role | null {
  const name = plainHeading(heading);
  if (
    name === '' ||
    name.split(' ').length > longestHeading ||
    /\b(head|director|manager)s? of\b/u.test(name)
  )
    return null;
  if (refHeading.test(name) || (endsInRef.test(name) && !otherNumber.test(name))) return 'ref';
  const noun = subject.exec(name)?.[1];
  return meanings.find(([, pattern]) => pattern.test(noun ?? name))?.[0] ?? null;
}

/** Lower case, without brackets' contents, footnote marks and punctuation. */
export function plainHeading(heading: string): string {
  const short = heading
    .toLowerCase()
    .replace(/\(s\)/gu, 's')
    .replace(/[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\[\d+\]/gu, '')
    .replace(/[’']s\b/gu, '');
  const words = (text: string): string =>
    text
      .replace(/%/gu, ' percent ')
      .replace(/[^\p{L}\p{N}#]+/gu, ' ')
      .trim();
  return words(short.replace(/\([^)]*\)/gu, ' ')) || words(short);
}
