import { applicationCheckDigit } from '#libs/catalogue';

/** A patent that nobody has: words drawn from a list, numbers of a made-up series. */
export interface MadeUpPatent {
  applicationNumber: string;
  title: string;
  abstract: string;
  applicant: string;
  inventors: string[];
  ipc: string[];
  kind: string;
  filingDay: string;
  publicationNumber: string;
  publicationDay: string;
  grantDay: string;
  status: string;
  college: string;
}

/** Commonest first: a word's chance falls with its place, as in any language. */
// prettier-ignore
const WORDS = ('装置 方法 系统 控制 结构 材料 温度 压力 信号 数据 模块 处理 检测 表面 电极 电池 传感器 电路 图像 网络 模型 溶液 反应 纤维 ' +
  '涂层 合金 薄膜 催化剂 复合 轴承 齿轮 电机 阀门 管道 叶片 喷嘴 激光 光纤 透镜 滤波 天线 芯片 存储 算法 编码 加密 通信 卫星 雷达 ' +
  '振动 噪声 频率 电压 电流 功率 变压器 电容 电感 磁场 线圈 陶瓷 玻璃 塑料 橡胶 树脂 水泥 混凝土 钢筋 桥梁 隧道 土壤 肥料 种子 水稻 ' +
  '小麦 玉米 大豆 饲料 养殖 疫苗 抗体 蛋白 基因 细胞 血清 药物 胶囊 制剂 提取 发酵 酵母 菌株 废水 污泥 烟气 脱硫 粉尘 过滤 吸附 蒸馏 ' +
  '结晶 干燥 冷却 加热 燃烧 锅炉 焊接 铸造 锻造 切削 抛光 模具 冲压 夹具 螺栓 弹簧 密封 轮胎 刹车 底盘 车身 方向盘 充电 氢气 风力 潮汐 ' +
  '地热 煤炭 石油 天然气 钻头 采煤 矿石 选矿 冶金 铝材 石墨 显示器 液晶 屏幕 键盘 鼠标 打印 扫描 机器人 机械手 导航 地图 定位 陀螺仪 ' +
  '血压 心电图 超声 支架 缝合 假肢 轮椅 牙齿 眼镜 助听器 纺织 印染 皮革 造纸 家具 门窗 电梯 空调 冰箱 洗衣机 灯具 茶叶 白酒 豆腐 面条 ' +
  '蜂蜜 香料 化妆品 牙膏 玩具 帐篷 雨伞 乐器 钢琴').split(' ');
const STEEPNESS = 1.6;
const LINKS = ['与', '的', '，包括', '、', '连接', '，设有', '用于', '，所述', '和', '。其中，'];
const NAMES = ['某甲', '某乙', '某丙', '某丁', '某戊', '某己'];

/** Words of the list by how often they stand in the patents: some in a thousand, some in a hundred, most. */
export const WORDS_BY_FREQUENCY = {
  rare: WORDS.slice(-12),
  medium: WORDS.slice(38, 50),
  common: WORDS.slice(0, 4),
};

/** The same patents on every machine and in every run. */
export function madeUpPatents(count: number): MadeUpPatent[] {
  const random = seeded(20_240_601);
  const word = wordsBy(random);
  return Array.from({ length: count }, (_, at) => madeUp(at, random, word));
}

function madeUp(at: number, random: () => number, word: () => string): MadeUpPatent {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const invention = random() < 0.7;
  const year = 2012 + Math.floor(random() * 11);
  const serial = `${year}${invention ? 1 : 2}${9_000_000 + at}`;
  const monthAndDay = `${padded(1 + Math.floor(random() * 12))}-${padded(1 + Math.floor(random() * 28))}`;
  const ipc = [
    `${pick([...'ABCDEFGH'])}${padded(1 + Math.floor(random() * 40))}${pick([...'BCDFGHK'])}`,
  ].flatMap((subclass) =>
    Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_one, group) => `${subclass}${1 + Math.floor(random() * 30)}/${padded(group)}`,
    ),
  );
  return {
    applicationNumber: `${serial}.${applicationCheckDigit(serial)}`,
    title: `一种${word()}${word()}的${word()}${word()}`,
    abstract: abstractOf(word, () => pick(LINKS)),
    applicant: '测速大学',
    inventors: [pick(NAMES), pick(NAMES)],
    ipc,
    kind: invention ? '发明专利' : '实用新型',
    filingDay: `${year}-${monthAndDay}`,
    publicationNumber: `CN${invention ? 119_000_000 + at : 219_000_000 + at}${invention ? 'B' : 'U'}`,
    publicationDay: `${year + 2}-${monthAndDay}`,
    grantDay: `${year + 2}-${monthAndDay}`,
    status: '有权',
    college: `${word()}学院`,
  };
}

/** Some 150 to 250 characters. */
function abstractOf(word: () => string, link: () => string): string {
  const words = Array.from({ length: 45 }, () => `${word()}${link()}`);
  return `本发明公开了一种${words.join('')}${word()}。`;
}

function wordsBy(random: () => number): () => string {
  const chances = WORDS.map((_, at) => (at + 1) ** -STEEPNESS);
  let sum = 0;
  const upTo = chances.map((chance) => (sum += chance));
  return () => {
    const at = random() * sum;
    return WORDS[upTo.findIndex((limit) => at < limit)] ?? '';
  };
}

/** Mulberry32: small, and the same everywhere. */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
