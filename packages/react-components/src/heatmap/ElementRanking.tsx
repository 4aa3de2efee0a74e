import { type ReactNode, useState } from 'react';
import { shortenMiddle } from '../format/shorten-middle.ts';
import { RANKED_ELEMENTS } from '../limits.ts';
import { useKit } from '../provider/kit-context.ts';
import type { HeatElement } from './heatmap-data.ts';
import type { Box } from './place-points.ts';

/** Props of {@link ElementRanking}. */
export type ElementRankingProps = {
  elements: readonly HeatElement[];
  /** Where each is on the picture; undefined while that is not known. */
  boxes: readonly (Box | null)[] | undefined;
  highlighted: number | undefined;
  onHighlight: (index: number | undefined) => void;
};

/** The elements with the most clicks; the same numbers as the picture, for those who cannot see it. */
export function ElementRanking(props: ElementRankingProps): ReactNode {
  const { elements, boxes, highlighted, onHighlight } = props;
  const { translate } = useKit();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? elements : elements.slice(0, RANKED_ELEMENTS);
  return (
    <section className="gs-heat-elements" data-gs-part="elements">
      <table className="gs-heat-table" aria-label={translate('heatmap.elements')}>
        <thead>
          <tr>
            <th scope="col" className="gs-heat-heading">
              {translate('heatmap.element')}
            </th>
            <th scope="col" className="gs-heat-heading" data-number="">
              {translate('heatmap.count')}
            </th>
            <th scope="col" className="gs-heat-heading" data-number="">
              {translate('heatmap.share')}
            </th>
          </tr>
        </thead>
        <tbody onPointerLeave={() => onHighlight(undefined)}>
          {shown.map((element, index) => (
            <ElementRow
              key={element.key + element.selector}
              element={element}
              isOnPage={boxes === undefined || boxes.length === 0 || boxes[index] != null}
              isHighlighted={index === highlighted}
              onHighlight={(isOn) => onHighlight(isOn ? index : undefined)}
            />
          ))}
        </tbody>
      </table>
      {shown.length < elements.length && (
        <button type="button" className="gs-button" data-gs-part="show-all" onClick={() => setIsWhole(true)}>
          {translate('heatmap.showAll', { count: elements.length })}
        </button>
      )}
    </section>
  );
}

type ElementRowProps = {
  element: HeatElement;
  isOnPage: boolean;
  isHighlighted: boolean;
  onHighlight: (isOn: boolean) => void;
};

function ElementRow({ element, isOnPage, isHighlighted, onHighlight }: ElementRowProps): ReactNode {
  const { translate, format } = useKit();
  const { name, text, tag, selector, count, share } = element;
  return (
    <tr
      className="gs-heat-row"
      data-gs-part="element"
      data-highlighted={isHighlighted ? '' : undefined}
      onPointerEnter={() => onHighlight(true)}
    >
      <td className="gs-heat-cell">
        <button
          type="button"
          className="gs-heat-name"
          title={selector}
          onFocus={() => onHighlight(true)}
          onBlur={() => onHighlight(false)}
          onClick={() => onHighlight(true)}
        >
          {shortenMiddle(name || text || tag)}
        </button>
        <span className="gs-heat-tag">{isOnPage ? `<${tag}>` : translate('heatmap.notOnPage')}</span>
        <span className="gs-heat-bar" style={{ width: `${share * 100}%` }} />
      </td>
      <td className="gs-heat-cell" data-number="">
        {format.count(count)}
      </td>
      <td className="gs-heat-cell" data-number="">
        {format.share(share)}
      </td>
    </tr>
  );
}
