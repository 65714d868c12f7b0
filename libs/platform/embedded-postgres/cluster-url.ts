/** The address of the embedded database. The password is base64url and needs no escaping. */
export function clusterUrl(password: string, port: number, database = 'kaixu'): string {
  return `postgres://kaixu:${password}@127.0.0.1:${port}/${database}`;
}
