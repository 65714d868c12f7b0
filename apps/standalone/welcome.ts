import type { DemoSignIn } from '../cli/demo/demo-sign-ins.js';

/** The first sign-in of each kind is enough to walk through; in this order. */
const SHOWN: [role: string, zh: string, en: string][] = [
  ['university_clerk', '高校经办人', 'university clerk'],
  ['university_approver', '高校审批人', 'university approver'],
  ['university_centre', '运营中心专员', 'its operation centre'],
  ['licensee_signatory', '企业签署人', 'signatory of a firm'],
  ['service_centre', '公共服务中心', 'service centre'],
  ['office', '知识产权局', 'IP office'],
  ['platform_admin', '平台运营', 'platform'],
];

/** What a person sees once everything runs. */
export function welcome(address: string, signIns: DemoSignIn[]): string {
  const rows = SHOWN.flatMap(([role, zh, en]) => {
    const name = signIns.find((signIn) => signIn.role === role)?.name;
    return name ? [`    ${name.padEnd(46)}${zh} · ${en}`] : [];
  });
  const table = [
    `  演示账号，密码均为 · Demonstration sign-ins, all with the password  ${signIns[0]?.password ?? ''}`,
    ...rows,
    `  其余账号 · all of them:  npm run -s kaixu -- demo sign-ins`,
    '',
  ];
  return [
    '',
    `  开许正在运行 · Kaixu is running at  ${address}`,
    '',
    ...(rows.length > 0 ? table : []),
    '  按 Ctrl-C 停止 · Ctrl-C stops it',
    '',
    '',
  ].join('\n');
}
