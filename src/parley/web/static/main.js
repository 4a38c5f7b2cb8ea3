// What pages do beyond links and forms. Each part looks for its own place on the page; without scripts all still works.
import { actors } from "./actors.js";
import { dates } from "./dates.js";
import { record } from "./record.js";
import { review } from "./review.js";
import { select } from "./select.js";
import { upload } from "./upload.js";

for (const part of [review, select, actors, dates, upload, record]) part(document);
