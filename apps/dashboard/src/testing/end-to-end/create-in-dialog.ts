import type { Locator, Page } from "playwright";

/** Opens the dialog that creates a pair, and has it create one. */
export async function createInDialog(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Create key pair" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create key pair" }).click();
  return page.getByRole("dialog");
}
