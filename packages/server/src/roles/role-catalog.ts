import type { Role } from "../schemas/2026-08/role.ts";

type AddOn = Pick<Role, "applies_to" | "is_standalone_assignable">;

const standalone: AddOn = { applies_to: [], is_standalone_assignable: true };
const addOn: AddOn = { applies_to: ["analyst", "customer-support"], is_standalone_assignable: false };
const everyone: Role["assignable_to"] = ["user", "api-key-pair"];

/** The role with which a pair may do everything. */
export const administrator: Role = {
  type: "role",
  id: "747d1c8e-e9c0-4c50-8784-64523933ba1a",
  name: "Administrator",
  slug: "administrator",
  description: "Everything.",
  permissions: { allow: ["*.read", "*.write"] },
  assignable_to: everyone,
  ...standalone,
};

/**
 * The roles that there are, in the order in which they are listed. Pairs hold them by id: none ever changes its id, and
 * new ones come last.
 */
export const roleCatalog: readonly Role[] = [
  administrator,
  {
    type: "role",
    id: "cc07af11-3618-462c-b807-e86b9a8e8f9b",
    name: "Key pair manager",
    slug: "key-pair-manager",
    description: "API key pairs that may do no more than this role.",
    permissions: { allow: ["api-key-pairs.read", "api-key-pairs.write", "roles.read"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "decc5f14-5db8-4614-b68c-b5df248f1528",
    name: "Key pair viewer",
    slug: "key-pair-viewer",
    description: "API key pairs and roles, to look at.",
    permissions: { allow: ["api-key-pairs.read", "roles.read"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "4c7f66b4-745c-40ae-abb5-5e61385bf0b9",
    name: "Analyst",
    slug: "analyst",
    description: "Transactions and buyers, to look at.",
    permissions: { allow: ["transactions.read", "buyers.read"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "1d9f6870-9bcd-4188-8282-b182df03d81a",
    name: "Customer support",
    slug: "customer-support",
    description: "Transactions, their refunds included.",
    permissions: { allow: ["transactions.read", "transactions.write"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "ad38919d-f4d5-4438-8426-3141a3d8ba9d",
    name: "System manager",
    slug: "system-manager",
    description: "Connections and flows.",
    permissions: { allow: ["connections.read", "connections.write", "flows.read", "flows.write"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "312e0984-3e50-4470-bbcc-4a917e260020",
    name: "System support",
    slug: "system-support",
    description: "Connections and flows, to look at.",
    permissions: { allow: ["connections.read", "flows.read"] },
    assignable_to: everyone,
    ...standalone,
  },
  {
    type: "role",
    id: "902bf1fc-ab79-4d93-976f-77ab0688c8c3",
    name: "User manager",
    slug: "user-manager",
    description: "The users of the dashboard.",
    permissions: { allow: ["users.read", "users.write"] },
    assignable_to: ["user"],
    ...standalone,
  },
  {
    type: "role",
    id: "b29d8b96-3f6c-4a57-a6e4-ffac1837dd50",
    name: "PII viewer",
    slug: "pii-viewer",
    description: "The billing and shipping details of buyers, to look at.",
    permissions: { allow: ["buyers.billing-details.read"] },
    assignable_to: everyone,
    ...addOn,
  },
  {
    type: "role",
    id: "216866a8-0f73-438c-88b3-1432a18620fd",
    name: "Report manager",
    slug: "report-manager",
    description: "Reports: to schedule and to download.",
    permissions: { allow: ["reports.read", "reports.write"] },
    assignable_to: everyone,
    ...addOn,
  },
  {
    type: "role",
    id: "0dd5a264-ba5d-412c-a5bf-1034514f5432",
    name: "Report viewer",
    slug: "report-viewer",
    description: "Reports, to download.",
    permissions: { allow: ["reports.read"] },
    assignable_to: everyone,
    ...addOn,
  },
];

const byId = new Map(roleCatalog.map((role) => [role.id, role]));

/** The role with this id, in lower case. */
export function findRole(id: string): Role | undefined {
  return byId.get(id);
}
