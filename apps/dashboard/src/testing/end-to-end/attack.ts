/**
 * Does to a host whatever a page may try. It runs in a page of another origin.
 *
 * @returns What it got to read.
 */
export async function attack({ target, id }: { target: string; id: string }): Promise<string[]> {
  const loot: string[] = [];
  const api = `${target}/api/api-key-pairs`;
  const headers = { authorization: "Bearer none", "content-type": "application/json" };
  const requests: [url: string, init: RequestInit][] = [
    [target, {}],
    [`${target}/session`, {}],
    [`${target}/session`, { headers }],
    [`${target}/session`, { method: "POST", body: '{"code":"none"}' }],
    [`${target}/session`, { method: "POST", body: '{"code":"none"}', headers }],
    [`${target}/session`, { method: "DELETE" }],
    [api, {}],
    [api, { headers }],
    [api, { method: "POST" }],
    [api, { method: "POST", headers }],
    [`${target}/api/roles`, { headers }],
    [`${api}/${id}`, { headers }],
    [`${api}/${id}`, { method: "PUT", body: '{"active":false}' }],
    [`${api}/${id}`, { method: "PUT", body: '{"active":false}', headers }],
    [`${api}/${id}`, { method: "DELETE" }],
    [`${api}/${id}`, { method: "DELETE", headers }],
  ];
  for (const credentials of ["include", "omit"] as const) {
    for (const mode of ["cors", "no-cors"] as const) {
      const tries = requests.map(async ([url, init]) => {
        const response = await fetch(url, { ...init, credentials, mode });
        if ((await response.text()) !== "") loot.push(`${init.method ?? "GET"} ${url} with fetch`);
      });
      await Promise.allSettled(tries);
    }
  }

  const embed = async (element: HTMLElement, name: string) => {
    const loaded = await new Promise<boolean>((resolve) => {
      element.addEventListener("load", () => resolve(true));
      element.addEventListener("error", () => resolve(false));
      document.body.append(element);
    });
    if (loaded) loot.push(name);
  };
  await embed(Object.assign(document.createElement("script"), { src: api }), "a script of the API");
  await embed(
    Object.assign(document.createElement("script"), { src: `${target}/session` }),
    "a script of the session",
  );
  await embed(
    Object.assign(document.createElement("img"), { src: `${target}/assets/favicon.svg` }),
    "an image",
  );
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: api });
  await embed(style, "a style sheet");

  navigator.sendBeacon(api);
  navigator.sendBeacon(`${target}/session`, '{"code":"none"}');
  return loot;
}

/** Sends a form into a frame of the page, which needs nobody's leave. It runs in a page of another origin. */
export async function sendForm(action: string): Promise<void> {
  const target = `answer ${frames.length}`;
  const frame = Object.assign(document.createElement("iframe"), { name: target });
  document.body.append(frame);
  const enctype = "text/plain";
  const form = Object.assign(document.createElement("form"), { action, method: "post", target, enctype });
  form.append(Object.assign(document.createElement("input"), { name: '{"code":"none","', value: '":0}' }));
  document.body.append(form);
  await new Promise((resolve) => {
    frame.addEventListener("load", resolve);
    form.submit();
  });
}

/** Shows a page in a frame. It runs in a page of another origin. */
export async function showInFrame(src: string): Promise<void> {
  const frame = Object.assign(document.createElement("iframe"), { src });
  await new Promise((resolve) => {
    frame.addEventListener("load", resolve);
    document.body.append(frame);
  });
}
