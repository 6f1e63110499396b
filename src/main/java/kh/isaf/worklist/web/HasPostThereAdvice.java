package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import kh.isaf.worklist.HasPostThere;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells whoever would judge his or her own unit why that is refused. */
@ControllerAdvice
class HasPostThereAdvice {

    private final MessageSource messages;

    HasPostThereAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    void barred(HasPostThere barred, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute("sentence", messages.getMessage("taskPage.barredByPost", null, locale));
        response.sendError(HttpStatus.FORBIDDEN.value());
    }
}
