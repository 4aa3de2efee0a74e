import { forwardRef, type ReactNode, useCallback, useState } from 'react';
import { ListIcon } from '../icons/ListIcon.tsx';
import type { Isolation } from '../player-stage/frame-opener.ts';
import { ConnectionScope } from '../provider/ConnectionScope.tsx';
import { useKit } from '../provider/kit-context.ts';
import type { ConnectionProps } from '../provider/use-client.ts';
import { ComponentBoundary } from '../states/ComponentBoundary.tsx';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import { FailedComponent } from '../states/FailedComponent.tsx';
import { Notice } from '../states/Notice.tsx';
import { Root } from '../states/Root.tsx';
import { type ComponentState, type RootProps, type StateProps, stateOfError } from '../states/state-props.ts';
import { useReportError } from '../states/use-report-error.ts';
import { ElementRanking } from './ElementRanking.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import { HeatmapSkeleton } from './HeatmapSkeleton.tsx';
import { type DrawnHeat, HeatStage } from './HeatStage.tsx';
import type { HeatmapData } from './heatmap-data.ts';
import { type UseHeatmapOptions, type UseHeatmapResult, useHeatmap } from './use-heatmap.ts';
import { type HeatmapWidth, WidthSwitch } from './WidthSwitch.tsx';

/** Props of {@link Heatmap}. */
export type HeatmapProps = ConnectionProps &
  Omit<UseHeatmapOptions, 'projectId' | 'width'> &
  RootProps &
  StateProps & {
    /** Width of the page in CSS pixels; with `onWidthChange` you hold it. */
    width?: HeatmapWidth | undefined;
    /** @defaultValue 'auto', the width that most visitors used */
    defaultWidth?: HeatmapWidth | undefined;
    onWidthChange?: ((width: HeatmapWidth) => void) | undefined;
    /** Lists the most clicked elements beside the page. @defaultValue true */
    showElements?: boolean | undefined;
    /** @defaultValue 'frame' */
    isolation?: Isolation | undefined;
    /** Origins that an inline frame may load images, fonts and styles from. @defaultValue none */
    assetOrigins?: readonly string[] | undefined;
  };

const PART = 'heatmap';
const NO_ORIGINS: readonly string[] = [];
const PLAIN_WIDTH_PX = 1_280;

/** Where visitors clicked, drawn over the recorded page, with the elements that were clicked most. */
export const Heatmap = /* @__PURE__ */ forwardRef<HTMLDivElement, HeatmapProps>(function Heatmap(props, ref) {
  const { endpoint, getToken, projectId, client, ...own } = props;
  const { className, style, id, errorState } = own;
  return (
    <ConnectionScope endpoint={endpoint} getToken={getToken} projectId={projectId} client={client}>
      <ComponentBoundary
        fallback={(error, reset) => (
          <FailedComponent {...{ className, style, id, errorState, error }} part={PART} retry={reset} />
        )}
      >
        <PageHeatmap {...own} ref={ref} />
      </ComponentBoundary>
    </ConnectionScope>
  );
});

type MapProps = Omit<HeatmapProps, keyof ConnectionProps>;

const PageHeatmap = /* @__PURE__ */ forwardRef<HTMLDivElement, MapProps>(function PageHeatmap(props, ref) {
  const { className, style, id, onWidthChange, width: heldWidth } = props;
  const [ownWidth, setOwnWidth] = useState<HeatmapWidth>(props.defaultWidth ?? 'auto');
  const width = heldWidth ?? ownWidth;
  const result = useHeatmap({ ...props, width: width === 'auto' ? undefined : width });
  useReportError(result.error);
  const onChange = useCallback(
    (next: HeatmapWidth) => {
      setOwnWidth(next);
      onWidthChange?.(next);
    },
    [onWidthChange],
  );
  return (
    <Root
      {...{ ref, className, style, id }}
      part={PART}
      state={stateOf(result)}
      errorCode={result.heatmap ? undefined : result.error?.code}
    >
      <HeatmapHead {...{ result, width, onChange }} path={props.path} />
      <HeatmapBody {...props} result={result} width={width} />
    </Root>
  );
});

type HeadProps = {
  path: string;
  result: UseHeatmapResult;
  width: HeatmapWidth;
  onChange: (width: HeatmapWidth) => void;
};

function HeatmapHead({ path, result: { heatmap }, width, onChange }: HeadProps): ReactNode {
  const { translate } = useKit();
  return (
    <header className="gs-heat-head" data-gs-part="head">
      <div className="gs-heat-title-box">
        <p className="gs-heat-title">{translate('heatmap.label', { path })}</p>
        <p className="gs-heat-sums">
          {heatmap &&
            [
              translate('heatmap.clicks', { count: heatmap.sampleCount }),
              translate('heatmap.sessions', { count: heatmap.sessionCount }),
            ].join(' · ')}
        </p>
      </div>
      <WidthSwitch width={width} autoWidth={heatmap?.width || undefined} onChange={onChange} />
    </header>
  );
}

function HeatmapBody(props: MapProps & { result: UseHeatmapResult; width: HeatmapWidth }): ReactNode {
  const { result, loadingState, emptyState, errorState } = props;
  const { translate } = useKit();
  const { heatmap, error, refresh } = result;
  if (heatmap === undefined) {
    if (error) return <ErrorNotice error={error} retry={refresh} errorState={errorState} />;
    return loadingState ?? <HeatmapSkeleton />;
  }
  if (heatmap.sampleCount === 0) {
    if (emptyState !== undefined) return emptyState;
    return (
      <Notice
        part="empty"
        icon={<ListIcon />}
        title={translate('heatmap.empty.title')}
        text={translate('heatmap.empty.text')}
      />
    );
  }
  return <Picture {...props} heatmap={heatmap} />;
}

function Picture(props: MapProps & { heatmap: HeatmapData; width: HeatmapWidth }): ReactNode {
  const { heatmap, showElements = true, isolation = 'frame', assetOrigins = NO_ORIGINS } = props;
  const { translate } = useKit();
  const [drawn, setDrawn] = useState<DrawnHeat>();
  const [highlighted, setHighlighted] = useState<number>();
  const width = props.width === 'auto' ? heatmap.width || PLAIN_WIDTH_PX : props.width;
  return (
    <div className="gs-heat-body">
      <div className="gs-heat-main">
        <HeatStage
          {...{ heatmap, width, isolation, assetOrigins, highlighted }}
          errorState={props.errorState}
          onHover={setHighlighted}
          onDrawn={setDrawn}
        />
        {heatmap.background === null && (
          <p className="gs-heat-plain" data-gs-part="no-background">
            {translate('heatmap.noBackground')}
          </p>
        )}
        <HeatLegend drawn={drawn} />
      </div>
      {showElements && (
        <ElementRanking
          elements={heatmap.elements}
          boxes={drawn?.boxes}
          highlighted={highlighted}
          onHighlight={setHighlighted}
        />
      )}
    </div>
  );
}

function stateOf({ heatmap, error }: UseHeatmapResult): ComponentState {
  if (heatmap) return heatmap.sampleCount > 0 ? 'ready' : 'empty';
  return error ? stateOfError(error) : 'loading';
}
