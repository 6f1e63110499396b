package kh.isaf.workflow.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process model as text: its steps in the order they happen, each with who does it and what follows. */
public record ProcessOutline(String id, Text name, List<Step> steps) {

    /** Reads a model that has been checked before, as every deployed one has. */
    public static ProcessOutline of(byte[] bpmn) {
        return OutlineReader.read(bpmn);
    }

    /** What a step of a model is to the reader. */
    public enum Kind {
        START,
        END,
        TASK,
        SYSTEM,
        CALL,
        QUESTION,
        SIDE_BY_SIDE,
        WAIT_FOR_ALL,
        WAIT_FOR_DATE,
        AT_ANY_TIME,
        AT_ITS_TIME
    }

    /** How often a called process runs. */
    public enum Repetition {
        FOR_EACH,
        IN_TURN
    }

    /** Words of a model in both languages; empty where the model gives none. */
    public record Text(String km, String en) {

        /** The words for a reader of this language. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") && !en.isEmpty() ? en : km;
        }

        /** Whether the model says nothing here. */
        public boolean isEmpty() {
            return km.isEmpty() && en.isEmpty();
        }
    }

    /** One step: {@code role} is set on a task, {@code called} on a call of another model. */
    public record Step(
            String id,
            Kind kind,
            Text name,
            @Nullable String role,
            @Nullable String called,
            @Nullable Repetition repetition,
            Text guidance,
            List<Next> next) {}

    /** What follows a step: the step's id, and the answer that leads there. */
    public record Next(String stepId, Text answer) {}

    /** The step with this id. */
    public Step step(String stepId) {
        return steps.get(number(stepId) - 1);
    }

    /** The place of a step in the order, from 1. */
    public int number(String stepId) {
        for (int place = 0; place < steps.size(); place++) {
            if (steps.get(place).id().equals(stepId)) {
                return place + 1;
            }
        }
        throw new IllegalArgumentException("No step " + stepId + " in " + id);
    }

    /** The models that this one calls, in the order it does. */
    public List<String> calls() {
        return steps.stream().map(Step::called).flatMap(Stream::ofNullable).toList();
    }
}
