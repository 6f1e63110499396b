package kh.isaf.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import kh.isaf.access.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a refusal that no form has shown with its sentence, and two people at one thing with a conflict. */
@ControllerAdvice
class RefusalAdvice {

    private final MessageSource messages;

    RefusalAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    void refused(Refusal refusal, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute("sentence", messages.getMessage(refusal.messageKey(), refusal.args(), locale));
        response.sendError(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @ExceptionHandler
    void overtaken(ConcurrencyFailureException conflict, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
