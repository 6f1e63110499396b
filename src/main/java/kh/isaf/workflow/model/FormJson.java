package kh.isaf.workflow.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON object of a form file: its members in order, each with the line it stands on. */
record FormJson(int line, Map<String, Member> members) {

    /** A value: text, number (BigDecimal), Boolean, a list, another object, or null. */
    record Member(int line, @Nullable Object value) {}

    static FormJson read(byte[] content) throws FormRefused {
        return new FormReading(content).form();
    }

    @Nullable
    String string(String name) {
        return value(name) instanceof String text ? text : null;
    }

    @Nullable
    Object value(String name) {
        Member member = members.get(name);
        return member == null ? null : member.value();
    }

    int line(String name) {
        Member member = members.get(name);
        return member == null ? line : member.line();
    }

    Set<String> names() {
        return members.keySet();
    }

    /** The objects in the list of that name. */
    List<FormJson> objects(String name) {
        return value(name) instanceof List<?> list
                ? list.stream()
                        .filter(FormJson.class::isInstance)
                        .map(FormJson.class::cast)
                        .toList()
                : List.of();
    }

    /** The components in this form or component, at every depth. */
    Stream<FormJson> components() {
        return objects("components").stream().flatMap(part -> Stream.concat(Stream.of(part), part.components()));
    }

    /** The components whose answer is one value of the whole form: not those in the rows of a list. */
    Stream<FormJson> fields() {
        return objects("components").stream()
                .filter(part -> !"dynamiclist".equals(part.string("type")))
                .flatMap(part -> Stream.concat(Stream.of(part), part.fields()));
    }
}
