import { expect as baseExpect } from "playwright/test";

/** Playwright's assertions, which wait for what they expect. How long is for what hangs: it decides no test. */
export const expect = baseExpect.configure({ timeout: 30_000 });
