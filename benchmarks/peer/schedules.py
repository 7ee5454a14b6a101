"""Both schedules, as our step does them: the same work, the same numbers, once for all libraries.

A library's `vjp(f, *args)` gives f's value and `pull(slope, i)`, which takes a slope back to the i-th argument. Weights are
lists. `together` judges real and generated examples in one pass over both; which is faster differs.
"""


def slope_of_d(lib, real, fake, scale):
    """Of scale · (mean softplus(-real) + mean softplus(fake)), by the logits."""
    factor = scale / real.shape[0]
    return lib.sigmoid(-real) * -factor, lib.sigmoid(fake) * factor


def slope_of_g(lib, fake):
    """Of mean softplus(-fake), by the logits."""
    return lib.sigmoid(-fake) * (-1 / fake.shape[0])


def record(lib, settings, real, fake, fake_of_g):
    """The four numbers that a recorded iteration of ours reads."""
    of_d = lib.mean(lib.softplus(-real)) + lib.mean(lib.softplus(fake))
    return lib.stack(
        [
            of_d * settings["discriminatorLossScale"],
            lib.mean(lib.softplus(-fake_of_g)),
            lib.mean(lib.sigmoid(real)),
            lib.mean(lib.sigmoid(fake)),
        ]
    )


def simultaneous(lib, settings, G, D, g, d, round, together):
    """Gradients of both players from one round: its minibatch, noise and masks."""
    x, z, real_masks, fake_masks = round
    n, scale = x.shape[0], settings["discriminatorLossScale"]
    fake, pull_g = lib.vjp(lambda w: G(w, z), g)
    if together:
        masks = [lib.concat(pair) for pair in zip(real_masks, fake_masks)]
        logits, pull = lib.vjp(lambda w, f: D(w, lib.concat((x, f)), masks), d, fake)
        real_logits, fake_logits = logits[:n], logits[n:]
        of_d = pull(lib.concat(slope_of_d(lib, real_logits, fake_logits, scale)), 0)
        slope = slope_of_g(lib, fake_logits)
        of_fake = pull(lib.concat((slope * 0, slope)), 1)
    else:
        real_logits, pull_real = lib.vjp(lambda w: D(w, x, real_masks), d)
        fake_logits, pull_fake = lib.vjp(lambda w, f: D(w, f, fake_masks), d, fake)
        slopes = slope_of_d(lib, real_logits, fake_logits, scale)
        of_d = lib.sum(pull_real(slopes[0], 0), pull_fake(slopes[1], 0))
        of_fake = pull_fake(slope_of_g(lib, fake_logits), 1)
    return of_d, pull_g(of_fake, 0), record(lib, settings, real_logits, fake_logits, fake_logits)


def step_of_d(lib, settings, G, D, g, d, step, together):
    """D's gradients in a round of its own, and its logits."""
    x, z, real_masks, fake_masks = step
    n, scale = x.shape[0], settings["discriminatorLossScale"]
    fake = G(g, z)
    if together:
        masks = [lib.concat(pair) for pair in zip(real_masks, fake_masks)]
        both = lib.concat((x, fake))
        logits, pull = lib.vjp(lambda w: D(w, both, masks), d)
        real_logits, fake_logits = logits[:n], logits[n:]
        of_d = pull(lib.concat(slope_of_d(lib, real_logits, fake_logits, scale)), 0)
    else:
        real_logits, pull_real = lib.vjp(lambda w: D(w, x, real_masks), d)
        fake_logits, pull_fake = lib.vjp(lambda w: D(w, fake, fake_masks), d)
        slopes = slope_of_d(lib, real_logits, fake_logits, scale)
        of_d = lib.sum(pull_real(slopes[0], 0), pull_fake(slopes[1], 0))
    return of_d, real_logits, fake_logits


def step_of_g(lib, G, D, g, d, step):
    """G's gradients in a round of its own, and D's logits."""
    z, masks = step
    fake, pull_g = lib.vjp(lambda w: G(w, z), g)
    logits, pull = lib.vjp(lambda f: D(d, f, masks), fake)
    return pull_g(pull(slope_of_g(lib, logits), 0), 0), logits


def iteration(lib, settings, G, D, state, steps, rates, together):
    """One iteration: what the state becomes, and its record.

    `state`: weights of G and D, what their rules remember, and the mean of G's weights where the settings ask for one.
    `steps`: D's rounds and G's. `rates`: a pair for each update, and one for the mean.
    """
    g, d, slots_g, slots_d, mean = state
    update = getattr(lib, settings["rule"])
    if settings["schedule"] == "simultaneous":
        of_d, of_g, measured = simultaneous(lib, settings, G, D, g, d, steps[0][0], together)
        d, slots_d = update(d, slots_d, of_d, rates[0], settings)
    else:
        for i, step in enumerate(steps[0]):
            of_d, real, fake = step_of_d(lib, settings, G, D, g, d, step, together)
            d, slots_d = update(d, slots_d, of_d, rates[i], settings)
        of_g, fake_of_g = step_of_g(lib, G, D, g, d, steps[1])
        measured = record(lib, settings, real, fake, fake_of_g)
    g, slots_g = update(g, slots_g, of_g, rates[rates.shape[0] - 2], settings)
    if settings["averageDecay"] > 0:
        mean = lib.mean_weights(mean, g, rates[rates.shape[0] - 1])
    return (g, d, slots_g, slots_d, mean), measured
