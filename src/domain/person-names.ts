/** Words that stand in names of posts, teams and services and never in a person's. */
const officeWords = new Set(
  `accountant accountancy acting adult adults advice adviser advisor affairs analyst and appeals applications area
  assessment asset assets assistant assurance audit auditor auditors benefits board borough budget building business
  cabinet capital care centre chair chamber chief childrens children choice city civic client climate clerk coach commercial
  commissioner commissioners commissioning committee communications communities community compliance construction contract contracts
  coordinator co-ordinator core corporate council councillor councillors county cultural culture customer customers data delivery democratic
  department deputy design development digital director directorate directors directors' district division economic economy
  education elections emergency energy engagement engineer enforcement environment environmental equalities equality
  estates executive facilities families family finance financial fraud governance group growth head heads health
  highways homelessness housing hr human ict improvement income information infrastructure inclusion innovation insight
  insurance intelligence interim internal investment it joint law lead leader leaders leadership learning legal leisure licensing
  maintenance management manager managers mayor media member members monitoring neighbourhood neighbourhoods officer
  officers operations organisational organisation parks partner partners partnership partnerships people performance
  planning policy portfolio practice principal private procurement programme programmes project projects property
  protection public quality recovery refuse regeneration registrar registration regulatory relations relationship repairs
  reporting research resident residents resilience resource resources revenue revenues risk s151 safeguarding safety
  school schools scrutiny secretary section senior service services shared skills slt clt cmt smt social software solicitor specialist
  sport staff standards strategic strategy street streetscene supervisor support surveyor sustainability system systems
  tax team teams technical technology town training transformation transport treasurer treasury unit use value vice waste
  welfare wellbeing workforce works working youth office holder holders portfolio all tbc vacant ongoing complete completed
  designated nurse doctor practitioner headteacher teacher psychologist warden ranger librarian lawyer barrister inspector constable
  harbourmaster master harbour architect planner ecologist caretaker archivist curator sponsor
  commander superintendent front door adoption fostering court youth nursing primary secondary homes
  the of for to a an in on with by from`.split(/\s+/u),
);

const title =
  /^(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|rev)\.?\s+/iu;
const nameWord = /^(?:\p{Lu}[\p{L}’'.]*(?:-\p{Lu}[\p{L}’'.]*)*|de|van|der|von|le|la|al|bin|ap)$/u;

/** "Jane Smith", "Cllr A. Smith-Jones", "Susmita Sen": not "Finance Improvement Team". */
export function isPersonName(text: string): boolean {
  const trimmed = text.trim();
  const words = trimmed.replace(title, '').split(/\s+/u);
  const hasTitle = title.test(trimmed);
  if (words.length > 4 || words.length < (hasTitle ? 1 : 2)) return false;
  return (
    words.every(
      (word) =>
        nameWord.test(word) && (word === 'A' || !officeWords.has(word.toLowerCase().replace(/[.,]$/u, ''))),
    ) &&
    words.some((word) => word.length > 2) &&
    !words.every((word) => /^\p{Lu}{2,}$/u.test(word))
  );
}

/** "JS", "A.B.": a person's initials, unless they shorten a post. */
export function areInitials(text: string): boolean {
  const bare = text.trim().replace(/\./gu, '');
  return (
    /^\p{Lu}{2,3}$/u.test(bare) &&
    !/^(?:CEO?|CEX|CE|MO|CFO|SRO|HR|ICT|IT|SLT|CLT|CMT|SMT|MT|DMT|IA|PH|DPO|CX|HIA|ACE|DCE|DOF|OD|PMO|EMT|ELT|GMT|LGA|PFH|CFO|COO|CIO|CPO|BC|DC|CC|TBC|TBD|TBA|ALL|NA)$/u.test(
      bare,
    )
  );
}

/** True when the text names an office: it has a word such as Director, Manager, Team or Leader. */
export function namesOffice(text: string): boolean {
  return (
    /\b(directors?|heads?|managers?|officers?|chief|executives?|leaders?|mayor|leads?|teams?|councillors?|cllrs?|chairs?|chairman|members?|holders?|treasurer|solicitors?|s\.?151|accountants?|auditors?|co-?ordinators?|advis[eo]rs?|boards?|committees?|commissioners?|partners?|registrar|engineers?|surveyors?|planners?|superintendent|secretary|clerk|supervisors?|principal|specialists?|analysts?|champions?|sponsors?|group|panel|services?|council|consultants?|architects?|administrators?|presidents?|provost|whips?)\b/iu.test(
      text,
    ) || /^(?:CEO|CEX|MO|CFO|SRO|SLT|CLT|CMT|SMT|MT|DMT|DPO|COO|CIO)$/u.test(text.trim())
  );
}
