import { type Coverage, type Element, type ElementReason } from '#libs/matchmaking';
import type { Language, Sentence } from '#libs/platform';

/** Asked of the university: the need says it, the patent does not, or only in part. */
const UNCOVERED: Record<Element, Sentence> = {
  material: {
    zh: '换成需求方的材料还行得通吗？有没有在这种材料上试过？',
    en: "Does it work with the firm's material, and has it been tried on it?",
  },
  method: {
    zh: '和需求方现在的做法怎么衔接？哪些设备、工序要改？',
    en: 'How does it fit in with how it is done today; what equipment or steps would change?',
  },
  efficacy: {
    zh: '需求方要的指标能不能达到？在什么条件下测得，有数据吗？',
    en: 'Can the figures that are asked for be reached; measured under which conditions?',
  },
  product: {
    zh: '用在这种产品上，结构或尺寸要改什么？',
    en: 'For this product, what would have to change in design or size?',
  },
  application: {
    zh: '在需求方的使用场合（环境、节拍、批量）还成立吗？',
    en: 'Does it hold where the firm uses it: surroundings, cycle time, batch size?',
  },
};

/** Asked of the firm: its need does not say. */
const UNKNOWN: Record<Element, Sentence> = {
  material: { zh: '用什么材料？哪些材料不能换？', en: 'Which material is it, and which cannot be replaced?' },
  method: {
    zh: '现在怎么做？卡在哪一步？',
    en: 'How is it done today, and which step is the trouble?',
  },
  efficacy: {
    zh: '做到什么指标算解决？现在是多少？',
    en: 'Which figure would count as solved, and what is it today?',
  },
  product: { zh: '用在哪一种产品上？一年做多少？', en: 'Which product is it for, and how many a year?' },
  application: {
    zh: '用在什么场合？有哪些环境或法规要求？',
    en: 'Where is it used, and what do surroundings or rules demand?',
  },
};

const GENERIC: Sentence[] = [
  {
    zh: '最想解决的是哪一个问题？试过哪些办法，为什么不行？',
    en: 'Which problem matters most; what has been tried, and why did it fail?',
  },
  {
    zh: '成果做到了哪一步（小试、中试、已有人用）？有没有样品或数据可看？',
    en: 'How far is it (laboratory, pilot, in use); is there a sample or data to look at?',
  },
  {
    zh: '下一步做什么、由谁做、什么时候给答复？',
    en: 'What is the next step, who takes it, and by when is there an answer?',
  },
];

const ORDER: Coverage[] = ['MISSING', 'PARTLY', 'UNKNOWN'];
const COUNT = 3;

/** Three questions for a table: first of what the patent does not cover, then of what the need does not say. */
export function openQuestions(reasons: readonly ElementReason[], language: Language): string[] {
  const open = ORDER.flatMap((coverage) => reasons.filter((reason) => reason.coverage === coverage));
  const own = open.map(({ element, coverage }) => (coverage === 'UNKNOWN' ? UNKNOWN : UNCOVERED)[element]);
  return [...own, ...GENERIC].slice(0, COUNT).map((question) => question[language]);
}
