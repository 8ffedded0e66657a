package coop.ouvrage.postsheet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the client says of the post. "None" is an answer, nothing is not.
 *
 * @param equipment protective equipment and clothes, and who provides them
 * @param health whether a health assessment is needed before the work, and for which risks
 * @param emergency whom to call, where first aid is
 */
public record PostAnswers(
        String workplace,
        String tasks,
        String qualifications,
        String risks,
        String equipment,
        String training,
        String health,
        String vaccinations,
        String emergency,
        String language) {

    /** By the name of the field, in the order of the paper. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("workplace", workplace);
        fields.put("tasks", tasks);
        fields.put("qualifications", qualifications);
        fields.put("risks", risks);
        fields.put("equipment", equipment);
        fields.put("training", training);
        fields.put("health", health);
        fields.put("vaccinations", vaccinations);
        fields.put("emergency", emergency);
        fields.put("language", language);
        return fields;
    }
}
