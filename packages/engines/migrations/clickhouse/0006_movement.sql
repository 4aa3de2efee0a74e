-- Columns of mouse_move, scroll and scroll_milestone; the percentages of the last two stand in scroll_percent.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS points Array(Int32) CODEC(ZSTD(1)) AFTER scroll_percent, -- ms, x, y, …: each the difference to the point before
    ADD COLUMN IF NOT EXISTS scroll_top UInt32 AFTER points,                          -- CSS px
    ADD COLUMN IF NOT EXISTS scroll_velocity Int32 AFTER scroll_top,                  -- CSS px per s, negative = up
    ADD COLUMN IF NOT EXISTS page_height UInt32 AFTER scroll_velocity;                -- CSS px
