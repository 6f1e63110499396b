package kh.isaf.workflow.web;

import java.util.Map;
import kh.isaf.people.QrCode;
import kh.isaf.workflow.render.BlankForm;
import org.jspecify.annotations.Nullable;

/**
 * A form on paper, in one language whatever language the reader has chosen for the pages.
 *
 * @param words what stands around the form, by the last part of its message key
 */
public record BlankPage(
        String language,
        String title,
        String place,
        @Nullable String provider,
        String stage,
        String year,
        String due,
        String code,
        QrCode qr,
        BlankForm form,
        Map<String, String> words,
        String address) {}
