package coop.ouvrage.web.request;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The compiled templates. A page is rendered whole before the first byte leaves, so that a breakdown can still become an error page. */
@Component
class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    boolean has(String name) {
        return engine.hasTemplate(name + ".jte");
    }

    void write(String name, Map<String, Object> model, HttpServletResponse response) throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name + ".jte", model, output);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        if (response.getHeader("Cache-Control") == null) {
            response.setHeader("Cache-Control", "no-store");
        }
        output.writeTo(response.getOutputStream());
    }
}
