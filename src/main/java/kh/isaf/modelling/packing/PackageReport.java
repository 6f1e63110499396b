package kh.isaf.modelling.packing;

import java.util.List;
import java.util.UUID;
import kh.isaf.workflow.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a package before a draft is made of it.
 *
 * @param missing what its files refer to and nobody here has: roles, actions, names, forms, models
 * @param others what else the rules find
 * @param added files that are new here
 * @param changed files that are another here
 * @param kept files that are here and not in the package; a draft keeps them
 * @param draft what was made of it
 */
public record PackageReport(
        UUID id,
        Manifest manifest,
        boolean trusted,
        List<Missing> missing,
        List<Missing> others,
        List<String> added,
        List<String> changed,
        List<String> kept,
        @Nullable UUID draft) {

    /** A finding in one file of the package. */
    public record Missing(String file, Finding finding) {}
}
