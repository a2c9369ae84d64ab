"""What lies under the panes keeps one line drawn for all that look alike."""

from __future__ import annotations

from textual.widget import Widget

from warreader.tui.widgets.container import PlainContainer


async def test_all_lines_between_two_borders_are_one_and_look_as_the_toolkit_draws_them(reading, seeds):
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("F")
        panes = [one for one in reader.screen.query(Widget) if isinstance(one, PlainContainer)]
        assert len(panes) == 4
        for ground in (reader.screen, *panes):
            region, gutter = ground.size.region, ground.styles.gutter
            strips = ground.render_lines(region)
            assert [list(strip) for strip in strips] == [list(strip) for strip in Widget.render_lines(ground, region)]
            assert len({id(strip) for strip in strips}) == 1 + gutter.top + gutter.bottom
