import { theme, type ThemeConfig } from 'antd';

const light = {
  primary: '#14595B',
  primarySoft: '#E8F0EF',
  primaryLine: '#C0D6D5',
  onPrimary: '#FFFFFF',
  money: '#9A5B00',
  moneyGround: '#FFF6E5',
  moneyLine: '#EBD3A6',
  overdue: '#B42318',
  overdueGround: '#FEF1EF',
  overdueLine: '#F0C4BE',
  done: '#2E6B3A',
  doneGround: '#EDF5EE',
  doneLine: '#C3DBC8',
  ground: '#F6F7F5',
  panel: '#FFFFFF',
  raised: '#FFFFFF',
  line: '#E3E6E3',
  lineStrong: '#C9CFCA',
  text: '#1D2622',
  textSecond: '#59635D',
  placeholder: '#6B746F',
  mark: '#FCE9A9',
};
type Palette = typeof light;

const dark: Palette = {
  primary: '#4FB3B0',
  primarySoft: '#1B3231',
  primaryLine: '#2C4F4D',
  onPrimary: '#0B1717',
  money: '#E5B567',
  moneyGround: '#2E2412',
  moneyLine: '#56431F',
  overdue: '#F2938A',
  overdueGround: '#351B19',
  overdueLine: '#63302B',
  done: '#8CCB9A',
  doneGround: '#1A2C1F',
  doneLine: '#305039',
  ground: '#111614',
  panel: '#191F1C',
  raised: '#212926',
  line: '#2B3330',
  lineStrong: '#47514C',
  text: '#E5EAE7',
  textSecond: '#A7B1AC',
  placeholder: '#929C97',
  mark: '#3B300D',
};

/** Every colour of the product, once for each scheme. */
const PALETTES = { light, dark };
export type Scheme = keyof typeof PALETTES;

export const font = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';
export const PHONE = 768;

/** Gives the colours to the style sheets as `--kx-<name>`. */
export function paintRoot(scheme: Scheme): void {
  const { style } = document.documentElement;
  for (const [name, colour] of Object.entries(PALETTES[scheme])) style.setProperty(`--kx-${name}`, colour);
  style.setProperty('--kx-font', font);
  // Also what the browser draws itself: scroll bars, the calendar of a date field.
  style.colorScheme = scheme;
}

export function themeFor(phone: boolean, scheme: Scheme): ThemeConfig {
  const colours = PALETTES[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.primary,
      colorLink: colours.primary,
      colorInfo: colours.primary,
      colorError: colours.overdue,
      colorWarning: colours.money,
      colorSuccess: colours.done,
      colorErrorBg: colours.overdueGround,
      colorErrorBorder: colours.overdueLine,
      colorWarningBg: colours.moneyGround,
      colorWarningBorder: colours.moneyLine,
      colorSuccessBg: colours.doneGround,
      colorSuccessBorder: colours.doneLine,
      colorInfoBg: colours.primarySoft,
      colorInfoBorder: colours.primaryLine,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.panel,
      colorBgElevated: colours.raised,
      colorTextLightSolid: colours.onPrimary,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorText: colours.text,
      colorTextSecondary: colours.textSecond,
      colorTextTertiary: colours.textSecond,
      colorTextDescription: colours.textSecond,
      colorTextPlaceholder: colours.placeholder,
      borderRadius: 6,
      boxShadowTertiary: 'none',
      fontFamily: font,
      fontSize: phone ? 16 : 14,
      // One size of title for a page, one for a section; the price has its own.
      fontSizeHeading1: 24,
      fontSizeHeading2: 20,
      fontSizeHeading3: 16,
      controlHeight: phone ? 40 : 34,
      // Who asked the system for less motion gets none: lists and dialogs stand where they are at once.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: {
        primaryColor: colours.onPrimary,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Layout: { headerBg: colours.panel, siderBg: colours.panel, bodyBg: colours.ground },
      Menu: {
        itemSelectedBg: colours.primarySoft,
        itemSelectedColor: colours.primary,
        activeBarBorderWidth: 0,
      },
      Table: { headerBg: colours.ground, headerColor: colours.textSecond },
      Card: { headerFontSize: 16 },
    },
  };
}
