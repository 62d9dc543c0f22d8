using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker-bundle.js")],
      compatibilityDate = "2026-01-01",
      bindings = [
        (name = "GR4VY_BASE_URL", fromEnvironment = "GR4VY_BASE_URL"),
        (name = "GR4VY_PRIVATE_KEY", fromEnvironment = "GR4VY_PRIVATE_KEY"),
      ],
      globalOutbound = "local",
    )),
    (name = "local", network = (allow = ["private"])),
  ],
);
