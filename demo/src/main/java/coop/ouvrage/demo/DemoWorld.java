package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.World;
import coop.ouvrage.simulators.authority.Behaviour;
import org.springframework.stereotype.Component;

/** The world as the simulators play it. */
@DemoOnly
@Component
class DemoWorld implements World {

    private final Surroundings surroundings;

    DemoWorld(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String authority() {
        return surroundings.authority().behaviour().mode().name();
    }

    /** Back to normal, what was held back is answered. */
    @Override
    public void authority(String mode) {
        Behaviour.Mode wanted = Behaviour.Mode.valueOf(mode);
        surroundings.authority().behave(wanted == Behaviour.Mode.NORMAL ? Behaviour.NORMAL : Behaviour.of(wanted));
        if (wanted == Behaviour.Mode.NORMAL) {
            surroundings.authority().wake();
        }
    }

    @Override
    public boolean registerAnswers() {
        return surroundings.registerAnswers();
    }

    @Override
    public void registerAnswers(boolean answers) {
        surroundings.registerAnswers(answers);
    }
}
