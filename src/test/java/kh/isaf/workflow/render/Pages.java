package kh.isaf.workflow.render;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The product's templates without the product: a plain layout stands in for the real one. */
final class Pages {

    private static final SpringTemplateEngine ENGINE = engine();

    private Pages() {}

    static String render(String template, String language, Map<String, Object> model) {
        MockServletContext servlets = new MockServletContext();
        JakartaServletWebApplication application = JakartaServletWebApplication.buildApplication(servlets);
        WebContext context = new WebContext(
                application.buildExchange(new MockHttpServletRequest(servlets), new MockHttpServletResponse()),
                Locale.forLanguageTag(language),
                model);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(new StaticApplicationContext(), null));
        return ENGINE.process(template, context);
    }

    private static SpringTemplateEngine engine() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver("forms-samples/", "layout"));
        engine.addTemplateResolver(resolver("templates/", "workflow/*"));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String folder, String names) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(folder);
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(java.util.Set.of(names));
        return resolver;
    }
}
