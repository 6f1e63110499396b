package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.model.FormJson.Member;
import kh.isaf.workflow.model.xml.Utf8;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads a form file as strict JSON: no name twice, not deep, nothing after the end. */
final class FormReading {

    private static final int DEEPEST = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(10_000)
                    .maxNumberLength(20)
                    .maxTokenCount(100_000)
                    .build())
            .build();

    private final JsonParser parser;

    FormReading(byte[] content) throws FormRefused {
        String text = Utf8.text(content).orElseThrow(() -> new FormRefused(1, Reason.NOT_UTF8, ""));
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    FormJson form() throws FormRefused {
        try (parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FormRefused(1, Reason.JSON, "{");
            }
            FormJson form = object();
            if (parser.nextToken() != null) {
                throw new FormRefused(line(), Reason.JSON, parser.currentToken().toString());
            }
            return form;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new FormRefused(line, Reason.JSON, String.valueOf(e.getOriginalMessage()));
        }
    }

    private FormJson object() throws FormRefused {
        int line = line();
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int at = line();
            parser.nextToken();
            if (members.put(name, new Member(at, value())) != null) {
                throw new FormRefused(at, Reason.JSON_TWICE, name);
            }
        }
        return new FormJson(line, members);
    }

    private @Nullable Object value() throws FormRefused {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private List<@Nullable Object> list() throws FormRefused {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
