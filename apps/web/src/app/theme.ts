import type { ThemeConfig } from 'antd';

/** Every colour of the product. A dark theme will be a second object of this shape. */
export const colours = {
  primary: '#14595B',
  primarySoft: '#E8F0EF',
  money: '#9A5B00',
  moneyGround: '#FFF6E5',
  overdue: '#B42318',
  overdueGround: '#FEF1EF',
  done: '#2E6B3A',
  doneGround: '#EDF5EE',
  ground: '#F6F7F5',
  panel: '#FFFFFF',
  line: '#E3E6E3',
  lineStrong: '#C9CFCA',
  text: '#1D2622',
  textSecond: '#59635D',
  mark: '#FCE9A9',
} as const;

export const font = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';
export const PHONE = 768;

const names = Object.keys(colours) as (keyof typeof colours)[];

/** Gives the colours to the style sheets as `--kx-<name>`. */
export function paintRoot(): void {
  for (const name of names) document.documentElement.style.setProperty(`--kx-${name}`, colours[name]);
  document.documentElement.style.setProperty('--kx-font', font);
}

export function themeFor(phone: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: colours.primary,
      colorLink: colours.primary,
      colorInfo: colours.primary,
      colorError: colours.overdue,
      colorWarning: colours.money,
      colorSuccess: colours.done,
      colorErrorBg: colours.overdueGround,
      colorErrorBorder: '#F0C4BE',
      colorWarningBg: colours.moneyGround,
      colorWarningBorder: '#EBD3A6',
      colorSuccessBg: colours.doneGround,
      colorSuccessBorder: '#C3DBC8',
      colorInfoBg: colours.primarySoft,
      colorInfoBorder: '#C0D6D5',
      colorBgLayout: colours.ground,
      colorBgContainer: colours.panel,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorText: colours.text,
      colorTextSecondary: colours.textSecond,
      colorTextTertiary: colours.textSecond,
      colorTextDescription: colours.textSecond,
      colorTextPlaceholder: '#6B746F',
      borderRadius: 6,
      boxShadowTertiary: 'none',
      fontFamily: font,
      fontSize: phone ? 16 : 14,
      // One size of title for a page, one for a section; the price has its own.
      fontSizeHeading1: 24,
      fontSizeHeading2: 20,
      fontSizeHeading3: 16,
      controlHeight: phone ? 40 : 34,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
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
