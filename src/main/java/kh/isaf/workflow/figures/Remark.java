package kh.isaf.workflow.figures;

import java.util.UUID;

/** Why figures are right although a warning was given, with the sentence of the warning as it was then. */
public record Remark(UUID check, String path, String km, String en, String reason) {

    public String sentence(String language) {
        return language.equals("km") ? km : en;
    }
}
