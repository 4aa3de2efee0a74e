/** The columns of every row of table `events`. UInt64 columns are decimal text, times ISO text: JSON would lose both. */
export type CommonColumns = {
  project_id: string;
  ts: string;
  client_ts: string;
  received_at: string;
  session_id: string;
  session_day: string;
  visitor_id: string;
  stream_id: string;
  batch_seq: number;
  event_index: number;
  batch_hash: string;
  is_conflict: boolean;
  log_id: string;
  log_partition: number;
  log_offset: string;
  tab_id: string;
  user_id: string;
  type: string;

  attributes: Record<string, string>;
  browser: string;
  browser_version: string;
  os: string;
  os_version: string;
  device: string;
  is_bot: boolean;
  client_address: string;
  language: string;
  time_zone: string;
  screen_width: number;
  screen_height: number;
  viewport_width: number;
  viewport_height: number;
  pixel_ratio: number;
  sdk_version: string;
  sample_rate: number;
};

/** The columns of a row that is about a page. */
export type PageColumns = {
  url: string;
  path: string;
  path_group: string;
  title: string;
  page_referrer: string;
};

/** The columns that only some types of events fill. */
export type BodyColumns = {
  navigation: string;
  selector: string;
  element_key: string;
  element_name: string;
  element_tag: string;
  element_text: string;
  element_href: string;
  is_interactive: boolean;
  x: number;
  y: number;
  offset_x: number;
  offset_y: number;
  element_width: number;
  element_height: number;
  button: number;
  modifiers: number;
  click_detail: number;
  outcome: string;
  outcome_delay: number;
  name: string;
  message: string;
  stack: string;
  source: string;
  line: number;
  column: number;
  properties: Record<string, string>;
  duration: number;
  scroll_percent: number;
  points: readonly number[];
  scroll_top: number;
  scroll_velocity: number;
  page_height: number;
  referrer: string;
  referrer_domain: string;
  utm_source: string;
  utm_medium: string;
  utm_campaign: string;
  utm_term: string;
  utm_content: string;
  is_new_visitor: boolean;
};

/** One row of table `events`; columns left out take their default, 0 or the empty text. */
export type EventRow = Readonly<CommonColumns & Partial<PageColumns> & Partial<BodyColumns>>;
