import { type ReactNode, useEffect, useState } from 'react';
import { useKit } from '../provider/kit-context.ts';

/** `auto`: the width that most visitors used. */
export type HeatmapWidth = 'auto' | number;

/** Props of {@link WidthSwitch}. */
export type WidthSwitchProps = {
  width: HeatmapWidth;
  /** What `auto` is, CSS pixels; undefined while that is not known. */
  autoWidth: number | undefined;
  onChange: (width: HeatmapWidth) => void;
};

const PRESETS = [
  { name: 'phone', width: 390 },
  { name: 'tablet', width: 768 },
  { name: 'desktop', width: 1280 },
] as const;
const NARROWEST_PX = 240;
const WIDEST_PX = 3_840;
const TYPING_MS = 500;

/** Chooses the width that the page is laid out at: the most used, a phone's, a tablet's, a desktop's, or any. */
export function WidthSwitch({ width, autoWidth, onChange }: WidthSwitchProps): ReactNode {
  const { translate } = useKit();
  const shown = width === 'auto' ? autoWidth : width;
  return (
    <fieldset className="gs-segments" data-gs-part="width-switch">
      <legend className="gs-hidden">{translate('heatmap.width')}</legend>
      <button
        type="button"
        className="gs-segment"
        aria-pressed={width === 'auto'}
        onClick={() => onChange('auto')}
      >
        {translate('heatmap.width.auto')}
      </button>
      {PRESETS.map((preset) => (
        <button
          key={preset.name}
          type="button"
          className="gs-segment"
          aria-pressed={width === preset.width}
          aria-label={`${translate(`heatmap.width.${preset.name}`)}, ${translate('heatmap.width.value', { width: String(preset.width) })}`}
          onClick={() => onChange(preset.width)}
        >
          {preset.width}
        </button>
      ))}
      <OwnWidth key={shown} width={shown} onChange={onChange} />
    </fieldset>
  );
}

function OwnWidth({
  width,
  onChange,
}: {
  width: number | undefined;
  onChange: (width: number) => void;
}): ReactNode {
  const { translate } = useKit();
  const [text, setText] = useState(String(width ?? ''));
  const typed = Number(text);
  const isNew = typed >= NARROWEST_PX && typed <= WIDEST_PX && typed !== width;
  useEffect(() => {
    if (!isNew) return;
    // While a number is being typed it passes through widths that nobody wants.
    const timer = setTimeout(() => onChange(Math.round(typed)), TYPING_MS);
    return () => clearTimeout(timer);
  }, [isNew, typed, onChange]);
  return (
    <input
      type="number"
      className="gs-segment-input"
      aria-label={translate('heatmap.width.own')}
      min={NARROWEST_PX}
      max={WIDEST_PX}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
