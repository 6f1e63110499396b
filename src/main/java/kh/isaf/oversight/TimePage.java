package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.model.ProcessDrawing;
import kh.isaf.workflow.model.ProcessOutline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together where time goes: the process picture with its heat, the same numbers as a table, and a comparison. */
@Service
public class TimePage {

    private final TimeCounts counts;
    private final Steps steps;
    private final Territory territory;

    TimePage(TimeCounts counts, Steps steps, Territory territory) {
        this.counts = counts;
        this.steps = steps;
        this.territory = territory;
    }

    /**
     * A line of a table.
     *
     * @param id of the task, model, area or part of a group
     * @param name in Khmer and English; null for the part of a group, which messages name
     * @param filter of the tasks of this line
     */
    public record Line(
            String id,
            ProcessOutline.@Nullable Text name,
            boolean call,
            int depth,
            boolean leaf,
            TimeFilter filter,
            TimeSpan now,
            TimeSpan before) {

        /** The name in the language of the reader, or nothing. */
        public String name(Locale locale) {
            return name == null ? "" : name.in(locale);
        }
    }

    /**
     * A shape of the picture.
     *
     * @param line of the table that has its numbers; null where people do nothing
     */
    public record HeatShape(
            ProcessDrawing.Shape shape,
            @Nullable Line line,
            int shade,
            @Nullable Integer value) {}

    /** All of the page. */
    public record Whole(
            ProcessOutline model,
            ProcessDrawing drawing,
            List<HeatShape> shapes,
            List<Line> lines,
            Line all,
            List<Line> parts) {}

    public Whole of(Actor actor, TimeFilter filter, ProcessOutline model, Heat heat) {
        TimeCounts.Counts counted = counts.of(actor, filter);
        Map<String, Line> lines = new HashMap<>();
        List<Line> table = new ArrayList<>();
        Set<String> meant = steps.tasks(filter.step());
        for (Steps.Step step : steps.lines(model.id())) {
            Set<String> tasks = steps.tasks(step.id());
            if (meant.containsAll(tasks)) {
                Line line = line(counted, filter.at(step.id()), tasks, step);
                lines.put(step.id(), line);
                table.add(line);
            }
        }
        ProcessDrawing drawing = steps.drawing(model.id());
        return new Whole(
                model,
                drawing,
                shapes(drawing, lines, heat),
                table,
                line(
                        counted,
                        filter,
                        meant,
                        new Steps.Step(filter.step(), steps.name(filter.step()).orElse(model.name()), false, 0)),
                parts(counted, filter));
    }

    private static Line line(TimeCounts.Counts counted, TimeFilter filter, Set<String> tasks, Steps.Step step) {
        return new Line(
                step.id(),
                step.name(),
                step.call(),
                step.depth(),
                !step.call(),
                filter,
                counted.tasks(filter.year(), tasks),
                counted.tasks(filter.year() - 1, tasks));
    }

    private static List<HeatShape> shapes(ProcessDrawing drawing, Map<String, Line> lines, Heat heat) {
        Map<String, Line> shown = new HashMap<>();
        for (ProcessDrawing.Shape shape : drawing.shapes()) {
            String called = shape.called();
            Line line = lines.get(called == null ? shape.id() : called);
            if (line != null) {
                shown.put(shape.id(), line);
            }
        }
        int most = shown.values().stream()
                .mapToInt(line -> line.now().came())
                .max()
                .orElse(0);
        return drawing.shapes().stream()
                .map(shape -> {
                    Line line = shown.get(shape.id());
                    return new HeatShape(
                            shape,
                            line,
                            line == null ? 0 : heat.shade(line.now(), most),
                            line == null ? null : heat.of(line.now()));
                })
                .toList();
    }

    private List<Line> parts(TimeCounts.Counts counted, TimeFilter filter) {
        List<Line> parts = new ArrayList<>();
        Map<String, Area> areas = filter.group() == TimeGroup.AREA ? areas(filter.area()) : Map.of();
        for (String part : counted.parts()) {
            boolean byArea = filter.group() == TimeGroup.AREA;
            boolean leaf = !byArea || part.length() == filter.area().length() || part.length() == 6;
            Area area = areas.get(part);
            parts.add(new Line(
                    part,
                    area == null ? null : new ProcessOutline.Text(area.nameKm(), area.nameLatin()),
                    false,
                    0,
                    leaf,
                    byArea ? filter.in(part, leaf) : filter.of(part),
                    counted.part(filter.year(), part),
                    counted.part(filter.year() - 1, part)));
        }
        return parts;
    }

    /** The areas just below, and the one itself, in which a khan has a year of its own. */
    private Map<String, Area> areas(String code) {
        Map<String, Area> areas = new HashMap<>();
        territory.children(code.isEmpty() ? null : code).forEach(area -> areas.put(area.code(), area));
        if (!code.isEmpty()) {
            territory.find(code).ifPresent(area -> areas.put(code, area));
        }
        return areas;
    }
}
