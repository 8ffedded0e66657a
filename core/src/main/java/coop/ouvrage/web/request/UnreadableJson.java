package coop.ouvrage.web.request;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in words what of a body could not be read, and where. Never repeats what was sent. */
final class UnreadableJson {

    private UnreadableJson() {}

    static List<Refusal> refusals(HttpMessageNotReadableException e) {
        String field = "";
        String code = "web.not_json";
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json && !json.getPath().isEmpty() && field.isEmpty()) {
                field = path(json.getPath());
                code = json instanceof UnrecognizedPropertyException ? "web.field_unknown" : "web.field_unreadable";
            }
            if (cause instanceof RefusedException refused) {
                code = refused.refusals().getFirst().code();
            }
        }
        return List.of(field.isEmpty() ? Refusal.of(code) : Refusal.of(code, "field", field));
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.length() > 100 ? path.substring(0, 100) : path.toString();
    }
}
