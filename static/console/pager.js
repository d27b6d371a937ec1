// From one page of a long list to the next; each page has its own address.
import { html } from "./html.js";
import { t } from "./i18n.js";
import { linkTo } from "./route.js";

export const PAGE_ROWS = 50;

export function Pager({ path, query, total }) {
  const page = Number(query.page ?? 1);
  const pages = Math.ceil(total / PAGE_ROWS);
  if (pages <= 1) return null;
  const to = (place) => linkTo(path, { ...query, page: place });
  return html`
    <nav class="pager" aria-label=${t("shell.page_of", { page, pages })}>
      ${page > 1 && html`<a class="button" rel="prev" href=${to(page - 1)}>${t("shell.earlier_page")}</a>`}
      <span class="soft figures">${t("shell.page_of", { page, pages })}</span>
      ${page < pages && html`<a class="button" rel="next" href=${to(page + 1)}>${t("shell.later_page")}</a>`}
    </nav>`;
}
