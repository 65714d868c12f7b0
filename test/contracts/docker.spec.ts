import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  environment?: Record<string, string>;
}

describe('the production form', () => {
  const { services, volumes } = parse(readFileSync('docker/compose.yaml', 'utf8'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: object;
  };

  it('has Postgres, Redis, Meilisearch, api and worker, each with a health check', () => {
    for (const name of ['postgres', 'redis', 'meilisearch', 'api', 'worker'])
      expect(services[name]?.healthcheck?.test.length).toBeGreaterThan(1);
    expect(Object.keys(volumes)).toEqual(['postgres', 'redis', 'meilisearch']);
  });

  it('migrates before anything serves', () => {
    for (const name of ['api', 'worker'])
      expect(services[name]?.depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
    expect(services['migrate']?.depends_on?.['postgres']?.condition).toBe('service_healthy');
  });

  it('gives api and worker the search engine, and lets them start without it', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name]?.environment?.['SEARCH_URL']).toBe('http://meilisearch:7700');
      expect(services[name]?.environment?.['SEARCH_API_KEY']).toContain('MEILI_MASTER_KEY');
      expect(services[name]?.depends_on).not.toHaveProperty('meilisearch');
    }
  });

  it('runs programs that the build makes', () => {
    const programs = Object.values(services)
      .flatMap(({ command = [], healthcheck }) => [...command, ...(healthcheck?.test ?? [])])
      .filter((word) => word.startsWith('dist/'));
    expect(programs.length).toBeGreaterThan(3);
    for (const program of programs)
      expect(existsSync(program.replace('dist/', '').replace('.js', '.ts'))).toBe(true);
  });
});
