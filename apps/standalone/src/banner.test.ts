import { loadConfig } from '@gosight/engines';
import { describe, expect, it } from 'vitest';
import { banner } from './banner.ts';

const url = 'http://127.0.0.1:4600';
const made = {
  projectId: 'prj_1',
  projectName: 'My site',
  created: true,
  projectKey: 'gs_key',
  ownerEmail: 'owner@example.com',
  ownerPassword: 'generated password',
  apiKey: 'gsk_generated',
};

describe('banner', () => {
  it('shows addresses and everything that was generated', () => {
    const text = banner({ url, firstProject: made }, loadConfig({}));
    for (const part of [`${url}/demo/`, 'gs_key', made.ownerEmail, made.ownerPassword, made.apiKey]) {
      expect(text).toContain(part);
    }
  });

  it('keeps secrets out that came from the environment', () => {
    const config = loadConfig({
      GOSIGHT_OWNER_PASSWORD: 'from outside',
      GOSIGHT_API_KEY: 'gsk_fromoutside00000',
    });
    const text = banner({ url, firstProject: { ...made, ownerPassword: 'from outside' } }, config);
    expect(text).not.toMatch(/from outside|gsk_|Keep these/);
  });

  it('shows no secret on a later start', () => {
    expect(banner({ url, firstProject: { ...made, created: false } }, loadConfig({}))).not.toMatch(
      /gsk_|password/,
    );
  });
});
