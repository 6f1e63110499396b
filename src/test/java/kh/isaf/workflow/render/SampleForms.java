package kh.isaf.workflow.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A form with every kind of part, what its task gives, and small forms of one part. */
final class SampleForms {

    static final Map<String, Object> DATA = Map.of(
            "facilitators",
            List.of(
                    Map.of("value", "p1", "label", "សុខា", "label_en", "Sokha"),
                    Map.of("value", "p2", "label", "ដារា <script>alert(1)</script>")),
            "criteria",
            List.of(Map.of("name", "បន្ទប់រៀនគ្រប់គ្រាន់"), Map.of("name", "បណ្ណាល័យ")));

    private SampleForms() {}

    static FormSchema rich() {
        try (InputStream form = SampleForms.class.getResourceAsStream("/forms-samples/richForm.form")) {
            return FormSchema.parse(new String(Objects.requireNonNull(form).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A form of these components, written with ' for ". */
    static FormSchema of(String components) {
        return FormSchema.parse(
                ("{'type':'default','id':'small','components':[" + components + "]}").replace('\'', '"'));
    }

    static FormSchema text(String more) {
        return of("{'type':'textarea','key':'answer','label':'x'" + more + "}");
    }

    static FormSchema number(String more) {
        return of("{'type':'number','key':'answer','label':'x'" + more + "}");
    }
}
