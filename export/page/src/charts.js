// Charts on a canvas. The one user of ECharts. Nothing is said by a chart that the table below does not say.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { h } from './dom.js';
import { colour, onTheme } from './theme.js';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow', 'emptyCircle'];
const DASHES = ['solid', 'dashed', 'dotted'];

// options(look) gives ECharts options for the colours of the moment.
export function chart(holder, { label, height, options }) {
    const place = h('div', { class: 'chart', role: 'img', 'aria-label': label });
    place.style.height = `${height}px`;
    holder.append(place);
    const drawn = init(place, null, { renderer: 'canvas' });
    const draw = () => drawn.setOption({ ...common(), ...options(look()) }, true);
    draw();
    const sight = new ResizeObserver(() => drawn.resize());
    sight.observe(place);
    const forget = onTheme(draw);
    return {
        dispose: () => {
            sight.disconnect();
            forget();
            drawn.dispose();
        },
    };
}

function common() {
    const text = { color: colour('ink'), fontFamily: getComputedStyle(document.body).fontFamily };
    return {
        animation: false,
        textStyle: text,
        grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
        legend: { type: 'plain', top: 0, left: 0, textStyle: text, itemHeight: 10 },
        tooltip: {
            renderMode: 'richText', trigger: 'axis', confine: true, backgroundColor: colour('panel'),
            borderColor: colour('line'), textStyle: text, axisPointer: { type: 'shadow', shadowStyle: { color: colour('shade'), opacity: 0.5 } },
        },
    };
}

function look() {
    const line = { lineStyle: { color: colour('line') } };
    return {
        series: Array.from({ length: 8 }, (_, i) => colour(`series-${i + 1}`)),
        value: {
            type: 'value', axisLabel: { color: colour('quiet') }, splitLine: line, axisLine: { show: false },
        },
        category: (data) => ({
            type: 'category', data, axisLabel: { color: colour('ink'), hideOverlap: true }, axisLine: line,
            axisTick: { show: false },
        }),
        // Apart also without colour: by symbol and dash.
        line: (i) => ({
            symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 9,
            lineStyle: { width: 2, type: DASHES[Math.floor(i / 3) % DASHES.length] },
        }),
        colour,
    };
}
