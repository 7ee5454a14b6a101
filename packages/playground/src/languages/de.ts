import type { Messages } from "./messages.ts";

/** All messages of the page in German. */
export const de: Messages = {
  "page.title": "Generative Adversarial Nets: zum Ausprobieren",
  "page.program": "Das Programm meldet:",
  "page.language": "Sprache",
  "page.noLanguage": "Die Seite bleibt, wie sie ist: {language} ließ sich nicht laden.",
  "page.noPart":
    "Ein Teil der Seite ließ sich nicht laden; alles andere läuft weiter. Lade die Seite neu, um ihn zu haben.",

  "header.title": "Generative Adversarial Nets",
  "header.line": "Zwei Netze, ein Spiel, in diesem Tab. Nichts verlässt deinen Rechner.",
  "header.views": "Was gelernt wird",
  "header.copy": "Link kopieren",
  "header.tour": "Rundgang",
  "header.tourWhy": "Sechs Orte dieser Seite in neunzig Sekunden",
  "header.save": "Speichern",
  "header.keys": "Tasten",
  "view.line": "Gerade",
  "view.plane": "Ebene",
  "view.pictures": "Bilder",
  "save.checkpoint": "Spielstand",
  "save.picture": "Bild",
  "save.run": "Verlauf bis hier",
  "save.curves": "Kurven",
  "colors.auto": "Farben: wie im System",
  "colors.dark": "Farben: dunkel",
  "colors.light": "Farben: hell",
  "key.space": "Leertaste",
  "key.play": "starten oder anhalten",
  "key.stepD": "ein Schritt von $D$",
  "key.stepG": "ein Schritt von $G$",
  "key.iteration": "eine Iteration",
  "key.back": "einen Schritt zurück",
  "key.reset": "von vorn",
  "key.views": "Gerade, Ebene, Bilder",

  "part.skip": "Weiter zu „Starten“",
  "part.game": "Das Spiel",
  "part.settings": "Algorithmus und Einstellungen",
  "part.measurements": "Messwerte",
  "part.figure": "Abbildung",
  "part.data": "Daten",
  "part.story": "Was gerade geschieht",
  "part.play": "Abspielen",
  "part.numbers": "Zahlen",
  "part.curves": "Kurven",

  "notice.undo": "Rückgängig",
  "notice.dismiss": "Schließen",
  "notice.copied":
    "Die Adresse ist kopiert: Wer sie öffnet, bekommt genau dieses Experiment bei dieser Iteration.",
  "notice.address": "Diese Adresse ist das Experiment: {address}",
  "notice.noFrames": "Lass das Spiel erst einen Moment laufen: Noch gibt es keine Bilder.",
  "notice.range": "{label} bleibt bei {value}: Möglich ist {min} bis {max}.",
  "notice.back": "„{game}“ ist wieder da, bei Iteration {iteration}. „Von vorn“ beginnt neu.",
  "notice.left": "„{game}“ wurde bei Iteration {iteration} verlassen.",
  "notice.file": "`{name}` ist geöffnet, bei Iteration {iteration}.",
  "notice.minibatch":
    "Der Minibatch umfasst alle {size} Trainingsbeispiele, denn {batchSize} gibt es nicht.",
  "notice.otherTab":
    "Dieses Spiel ist auch in einem anderen Tab offen, der seinen Verlauf für den nächsten Besuch aufhebt; der dieses Tabs wird nicht aufgehoben. Wer ihn behalten will, speichert den Spielstand.",
  "notice.notKept":
    "Dieser Verlauf kann nicht für den nächsten Besuch aufgehoben werden. Das Training geht weiter; wer ihn behalten will, speichert den Spielstand.",
  "notice.cancelled": "Abgebrochen.",
  "notice.restInstead": "Stattdessen ist offen: der Rest der Adresse, auf {engine}.",
  "notice.gameInstead": "Stattdessen ist offen: „{game}“, auf {engine}.",
  "notice.workerEnded": "Der Worker, der trainiert, ist ausgefallen: {why}. Lade die Seite neu.",

  "busy.starting": "Es geht los",
  "busy.loading": "Lädt: {game}",
  "busy.reading": "Liest",
  "busy.picture": "Liest Bild {done} von {total}",
  "busy.fetching": "Holt {file}",
  "busy.share": "Holt {file}: {share} %",
  "busy.playing": "Spielt: Iteration {iteration} von {total}",

  "game.figure-1": "Gauß (Abbildung 1)",
  "game.two-bumps": "Zwei Hügel",
  "game.ring": "Kreis",
  "game.grid": "Gitter",
  "game.two-moons": "Zwei Monde",
  "game.swiss-roll": "Biskuitrolle",
  "game.drawn": "Selbst gezeichnet",
  "game.digits": "Ziffern",
  "game.mnist": "MNIST",
  "game.mnist-2000": "2.000 echte Ziffern",
  "game.images": "Eigene Bilder",

  "legend.data": "Daten",
  "legend.samples": "Stichproben von $G$",
  "legend.fake": "$D$: gefälscht",
  "legend.real": "echt",
  "legend.gradients": "Gradienten",
  "legend.gradientsWhy":
    "Wohin der Verlust von $G$ seine Punkte schickt und wie steil; der Pfeil in der Ecke steht für ein Nat je Einheit",
  "legend.grid": "Gitter in $z$",
  "legend.gridWhy":
    "Ein quadratisches Gitter auf einer Ebene durch die Mitte des Rauschens, gezeichnet, wo G es hinlegt: Es faltet sich, wo zwei z denselben Punkt ergeben, und ist dicht, wo G viele macht",
  "legend.pick": "Wähle zwei Bilder, um vom einen zum anderen zu gehen.",
  "figure.density": "Dichte",
  "figure.none": "Die Abbildung entsteht gerade.",
  "figure.answers": "Im Mittel ist D(x) {real} und D(G(z)) {fake}.",
  "figure.line":
    "Dichten der Daten und von G auf einer Geraden, dazu D und das beste D. Der mittlere Abstand zwischen D und dem besten D ist {deviation}.",
  "figure.plane": "{game}: Daten und Stichproben von G in der Ebene über einer Heatmap von D.",
  "figure.modes": "{found} von {total} Moden sind gefunden.",
  "figure.allSamples": "Stichproben von G",
  "figure.sample": "Bild {number}",
  "board.hint": "Hier zeichnen. Mit Umschalttaste kommt etwas hinzu.",
  "board.label":
    "Zeichenfläche. Mit den Pfeiltasten bewegen, mit der Leertaste einen Punkt setzen, mit der Eingabetaste auf den Punkten trainieren.",

  "transport.iteration": "Iteration",
  "transport.iterations": "Iterationen",
  "transport.phase": {
    one: "Iterationen und {count} Schritt",
    other: "Iterationen und {count} Schritte",
  },
  "transport.cancel": "Abbrechen",
  "transport.reset": "Von vorn",
  "transport.resetWhy": "Neu beginnen (R)",
  "transport.back": "Schritt zurück",
  "transport.backWhy": "Genau einen Schritt zurück (←)",
  "transport.play": "Starten",
  "transport.pause": "Anhalten",
  "transport.playWhy": "Starten oder anhalten (Leertaste)",
  "transport.one": "Eine Iteration",
  "transport.oneWhy": "Eine Iteration (→)",
  "transport.stepD": "$D$-Schritt",
  "transport.stepG": "$G$-Schritt",
  "transport.stepDWhy": "Ein Schritt von D (D)",
  "transport.stepGWhy": "Ein Schritt von G (G)",
  "transport.both": "In diesem Ablauf ziehen beide zugleich",
  "transport.other": "Der andere Spieler ist am Zug",
  "transport.speed": "Tempo: {speed}",
  "transport.full": "voll",
  "transport.perSecond": { one: "{count} Schritt/s", other: "{count} Schritte/s" },

  "algorithm.title": "Algorithmus 1",
  "algorithm.released": "So, wie der veröffentlichte Code es machte",
  "algorithm.each": "*für* jede Trainingsiteration",
  "algorithm.sampleBoth": "ziehe $m$ mal Rauschen $z$ und Beispiele $x$",
  "algorithm.steps": {
    one: "*für* $k = {count}$ Schritt",
    other: "*für* $k = {count}$ Schritte",
  },
  "algorithm.step": "Schritt {phase} von {k}",
  "algorithm.sampleForD": "ziehe $m$ mal Rauschen $z$, $m$ Beispiele $x$",
  "algorithm.sampleForG": "ziehe $m$ mal Rauschen $z$",
  "algorithm.stepsOfG": {
    one: "*für* {count} Schritt: ziehe $m$ mal Rauschen $z$",
    other: "*für* {count} Schritte: ziehe $m$ mal Rauschen $z$",
  },
  "algorithm.ascendD": "ändere $D$: bergauf {formula}",
  "algorithm.descendD": "ändere $D$: bergab {formula}",
  "algorithm.ascendG": "ändere $G$: bergauf {formula}",
  "algorithm.descendG": "ändere $G$: bergab {formula}",

  "loop.noise": "Rauschen",
  "loop.learns": "lernt",
  "loop.still": "steht still",
  "loop.ascends": "{player} geht bergauf",
  "loop.descends": "{player} geht bergab",
  "loop.none":
    "Ein Schritt erleuchtet seinen Weg: vorwärts durch $G$ und $D$ zu dem, was steigen oder fallen soll, und zurück als Gradient, $∇$.",
  "loop.ofD":
    "Schritt von $D$: Von seinen Antworten auf Stichproben und Daten geht der Gradient zurück in $D$ allein; $G$ steht still.",
  "loop.ofG":
    "Schritt von $G$: Von den Antworten von $D$ geht der Gradient durch $D$, das stillsteht, zurück in $G$.",
  "loop.both":
    "Beide zugleich: Von denselben Antworten geht ein Gradient zurück in $D$, der andere durch $D$ hindurch in $G$.",
  "loop.iteration":
    "In jeder Iteration ist erst $D$ am Zug, dann $G$: ein Gradient in $D$ allein, dann einer durch $D$ hindurch in $G$.",

  "settings.title": "Einstellungen",
  "settings.paper": "die der Arbeit in Grau",
  "settings.optimum": "$D$ erst bis zum Optimum trainieren",
  "settings.discriminatorSteps": "Schritte von D, k",
  "settings.generatorSteps": "Schritte von G",
  "settings.learningRate": "Lernrate η",
  "settings.discriminatorRateScale": "Faktor für η von D",
  "settings.discriminatorLossScale": "Faktor für den Verlust von D",
  "settings.momentumFrom": "Momentum am Anfang",
  "settings.momentumTo": "Momentum am Ende",
  "settings.learningRateDecay": "Teiler von η",
  "settings.batchSize": "Minibatchgröße m",
  "settings.width": "Breite der Netze",
  "settings.noiseSize": "Zahlen in z",
  "settings.seed": "Startwert (Seed)",
  "settings.dropout": "Dropout in D",
  "settings.loss": "Verlust",
  "settings.penalty": "Strafterm für D",
  "settings.augmentation": "Bilder verändern",
  "settings.schedule": "Ablauf",
  "settings.rule": "Lernregel",
  "settings.noise": "Rauschen",
  "settings.engine": "Backend",
  "settings.more": "Mehr Einstellungen",
  "settings.anew": "beginnt den Lauf neu",
  "settings.anewHint": "↺ beginnt den Lauf neu. Alles andere wirkt sofort.",
  "settings.allPaper": "Alles wie im veröffentlichten Code",
  "settings.inPaper": "{value} im veröffentlichten Code",
  "settings.pauseFirst": "Zum Wechseln anhalten",
  "settings.pause": "Zum Wechseln anhalten.",
  "engine.chosen": "*{engine}*, wie gewählt.",
  "engine.chosenSoftware": "*{engine}*, wie gewählt; hier nur in Software nachgebildet.",
  "engine.small": "*{engine}*, am schnellsten für so kleine Netze.",
  "engine.noWasm": "*{engine}*, denn WebAssembly lädt hier nicht.",
  "engine.software": "*{engine}*; nur in Software liefen hier {names}.",
  "engine.first": "*{engine}*, das erste von webgpu, webgl, wasm, cpu, das lädt.",

  "failures.title": "Wie es misslingt",
  "failures.hint": "Ein Klick genügt, und jedes misslingt bei allen auf dieselbe Weise.",
  "failure.collapse": "Kollaps",
  "failure.collapse.words":
    "G wird zehnmal trainiert, während D einen Schritt tut, und schickt alles Rauschen an wenige Stellen: das Helvetica-Szenario der Arbeit.",
  "failure.d-wins": "D gewinnt",
  "failure.d-wins.words": "D lernt dreihundertmal so schnell wie G und irrt sich nie wieder.",
  "failure.saturation": "Sättigung",
  "failure.saturation.words":
    "Der Verlust aus dem Kasten gegen ein D, das sich sicher ist: Dort ist die Steigung von $log(1 − D(G(z)))$ fast null, und G steht still. Mit `non-saturating` bewegt es sich.",
  "failure.oscillation": "Pendeln",
  "failure.oscillation.words":
    "Momentum und hohe Lernrate: Die Spieler jagen einander im Kreis, und keiner kommt zur Ruhe.",
  "failure.dead-g": "Totes G",
  "failure.dead-g.words":
    "Ein zu großer Schritt schaltet alle Einheiten von G ab: Jedes z ergibt denselben Punkt, für immer.",

  "numbers.equilibrium": "0 ist das Gleichgewicht",
  "numbers.epoch": "Epoche",
  "numbers.rate": "Iterationen/s",
  "numbers.engine": "Backend",
  "numbers.deviation": "Mittel von $|D − D*|$",
  "numbers.modes": "Moden",
  "numbers.found": "{found} von {total}",
  "numbers.tensors": "Tensoren",
  "numbers.memory": "Speicher",
  "curves.value": "Kurve von V(D, G)",
  "curves.probabilities": "Kurven von D(x) und D(G(z))",
  "curves.losses": "Kurven der Verluste",
  "curves.pick": "Ein Klick geht zu einer Iteration zurück",
  "curves.lossOfD": "Verlust von $D$",
  "curves.lossOfG": "Verlust von $G$",
  "curves.gradients": "Kurven der Längen der Gradienten",
  "curves.gradientOfD": "‖Gradient von $D$‖",
  "curves.gradientOfG": "‖Gradient von $G$‖",
  "curves.weights": "Kurven der Längen der Gewichte",
  "curves.weightsOfD": "‖Gewichte von $D$‖",
  "curves.weightsOfG": "‖Gewichte von $G$‖",
  "curves.norms": "Längen der Gradienten und Gewichte",
  "curves.normsWhy":
    "Je als ein Vektor, nach dem, was jedes der beiden Netze senkt, auf einem Minibatch, auf dem niemand trainiert; gemessen von jetzt an, solange es zu sehen ist",

  "files.title": "Dateien hier ablegen",
  "files.mnist": "MNIST wartet auf seine vier Dateien, so wie sie sind oder mit gzip gepackt.",
  "files.pictures":
    "Eigene Bilder: ein Ordner mit PNG oder JPEG, quadratisch zugeschnitten und auf 32 × 32 verkleinert. Sie bleiben auf deinem Rechner.",
  "files.any":
    "Ein Spielstand der Seite oder der Kommandozeile, die Dateien von MNIST oder ein Ordner mit Bildern.",
  "files.choose": "Dateien wählen",
  "files.folder": "Ordner wählen",
  "files.address": "Adresse eines Ordners mit den Dateien von MNIST",
  "files.fetch": "Holen",

  "notice.offered":
    "Die Dateien von MNIST sind nicht hier, 2.000 Ziffern daraus aber schon: ein Klick genügt.",
  "offer.size": "{size} kB, die ersten der Trainingsmenge von MNIST.",
  "offer.rights": "© Yann LeCun und Corinna Cortes, abgeleitet von Ziffern des NIST;",
  "offer.open":
    "Die ersten 2.000 Trainingsziffern von MNIST: Mit 1.600 wird trainiert, die übrigen 400 sind dem Parzen-Wert vorbehalten. Ihre Klassen bleiben ungenutzt.",

  "between.title": "Zwischen zwei Bildern",
  "between.another": "Wähle oben noch ein Bild.",
  "between.two":
    "Wähle oben zwei Bilder: Zwischen ihnen liegt eine gerade Strecke in $z$, wie in Abbildung 3.",
  "between.decoded": "Was G aus den Reglern macht",
  "between.move": "Verschiebe einen Regler: Bild {number}, verändert.",
  "nearest.title": "Nächste Trainingsbeispiele",
  "nearest.example": "Das nächste Trainingsbeispiel",
  "nearest.hint":
    "Schreibt G ab? Die ersten acht Bilder, jedes neben dem nächsten von {examples} Beispielen.",
  "nearest.search": "Suchen",
  "nearest.searching": "Sucht …",
  "nearest.again": "Noch einmal suchen",
  "parzen.title": "Parzen-Wert",
  "parzen.nats": "Nats",
  "parzen.found":
    "{samples} Stichproben bei Iteration {iteration}, $σ$ {bandwidth} durch Validierung. Die Arbeit hat $225 ± 2$ auf MNIST mit 10.000.",
  "parzen.few":
    "{samples} Stichproben bei Iteration {iteration}, an {examples} zurückgehaltenen Ziffern gemessen, $σ$ {bandwidth} durch ebenso viele andere. Das lässt sich nicht mit $225 ± 2$ der Arbeit vergleichen, gemessen an 10.000 Ziffern, mit einem $G$, das von 50.000 gelernt hat.",
  "parzen.hint":
    "Die mittlere Log-Likelihood von Testbeispielen unter einem Parzen-Fenster auf Stichproben, wie in Tabelle 1.",
  "parzen.score": "Bewerten",
  "parzen.scoring": "Bewertet …",

  "look.title": "Worauf $D$ achtet",
  "look.hint":
    "Welche Pixel eines Bildes die Antwort von $D$ ändern würden, und in welche Richtung: die Steigung seiner Ausgabe an jedem Pixel, in zwei Farben.",
  "look.show": "Zeigen",
  "look.hide": "Verbergen",
  "look.slope": "{picture}, darüber die Steigung von D an jedem Pixel",
  "look.fake": "heller wirkt falscher",
  "look.real": "heller wirkt echter",
  "look.scale":
    "Die tiefste Farbe ist eine Steigung von {slope}: Um so viel änderte sich die Ausgabe von $D$, wenn dieses Pixel von Schwarz zu Weiß ginge und die Steigung so bliebe.",
  "look.choose": "Wähle oben eine Stichprobe oder hier ein echtes Beispiel:",
  "look.example": "Echtes Beispiel {number}",
  "look.examples": "Echte Beispiele",
  "map.title": "Eine Karte von $z$",
  "map.what":
    "Was $G$ an 100 Stellen einer Ebene in $z$ macht: durch die Mitte des Rauschens, entlang zweier Richtungen, die der Startwert zieht, so weit das Rauschen reicht.",
  "map.open": "Karte öffnen",
  "map.close": "Karte schließen",
  "map.label": "Karte von z, zehn mal zehn Stichproben von G. Die Pfeiltasten bewegen darauf.",
  "map.pointed": "Die Stichprobe, auf die gezeigt wird",
  "map.at": "{a} entlang der einen Richtung, {b} entlang der anderen",

  "thing.line.one": "Zahl",
  "thing.line.many": "Zahlen",
  "thing.line.the": "die Zahlen",
  "thing.plane.one": "Punkt",
  "thing.plane.many": "Punkte",
  "thing.plane.the": "die Punkte",
  "thing.pictures.one": "Bild",
  "thing.pictures.many": "Bilder",
  "thing.pictures.the": "die Bilder",
  "story.new.g":
    "$G$, der Fälscher, macht {many} aus Zufallsrauschen $z$. Echte hat er nie gesehen.",
  "story.new.d":
    "$D$, der Detektiv, schätzt für echte und gefälschte {many}, wie wahrscheinlich sie echt sind. Drücke „Starten“: Jeder lernt vom anderen.",
  "story.score.g": "$G$ bewegt seine {many} dorthin, wo $D$ mehr Punkte vergibt.",
  "story.score.d": "$D$ hebt die Bewertung für echte {many} an und senkt sie für die von $G$.",
  "story.apart.g":
    "$G$ wird durchschaut. Alle seine {many} rücken ein wenig dorthin, wo sich $D$ weniger sicher ist.",
  "story.apart.d":
    "$D$ gibt für echte {many} {real}, für die von $G$ {fake}: Es hält sie auseinander.",
  "story.near.g": "$G$ kommt näher: Immer mehr seiner {many} gehen als echt durch.",
  "story.near.d":
    "$D$ gibt für echte {many} {real}, für die von $G$ {fake}: Es ist sich nicht mehr sicher.",
  "story.guess.g": "$G$ macht {many}, die fast so oft als echt durchgehen wie echte.",
  "story.guess.modes": "Gefunden sind {found} von {total} Stellen.",
  "story.guess.d":
    "$D$ gibt für echte {many} {real}, für die von $G$ {fake}: Es kann nur noch raten. Was noch zu sehen ist, danach sucht es.",
  "story.divergence.g":
    "$G$ macht {many}, die jedes Maß verloren haben: Seine Schritte waren zu groß.",
  "story.divergence.d": "$D$ läuft hinterher, und keiner kommt zurück.",
  "story.generator dead.g":
    "$G$ liefert immer dasselbe, gleich welches $z$ kommt, und kommt nicht davon los.",
  "story.generator dead.d": "$D$ kennt es längst und hat keine anderen {many}, um zu lernen.",
  "story.collapse.g":
    "$G$ macht aus dem meisten Rauschen dieselben wenigen {many}: Die täuschen $D$ heute.",
  "story.collapse.d":
    "$D$ wird sie lernen, $G$ läuft dann zu den nächsten wenigen und lässt alles Übrige aus.",
  "story.saturation.g":
    "$G$ steht still: Mit diesem Verlust ist die Steigung fast null, wo $D$ seine {many} ablehnt.",
  "story.saturation.d": "$D$ ist sich sicher und hat keinen Grund, seine Meinung zu ändern.",
  "story.discriminator wins.g": "$G$ erfährt kaum, wohin es gehen soll: Keine {many} gehen durch.",
  "story.discriminator wins.d":
    "$D$ irrt sich fast nie. Von einem so guten Detektiv lernt niemand.",
  "story.oscillation.g":
    "$G$ rennt geschlossen dorthin, wo $D$ am wenigsten hinschaut, und nimmt alle seine {many} mit.",
  "story.oscillation.d": "$D$ dreht sich nach ihm um, jedes Mal zu spät: Sie jagen einander.",

  "health.not begun": "noch nicht begonnen",
  "health.too early": "zu früh",
  "health.healthy": "gesund",
  "health.unfinished": "noch nicht fertig",
  "health.divergence": "Divergenz",
  "health.generator dead": "G ist tot",
  "health.collapse": "Kollaps",
  "health.saturation": "Sättigung",
  "health.discriminator wins": "D gewinnt",
  "health.oscillation": "Pendeln",
  "health.play": "Lass das Spiel einen Moment laufen: Dann steht hier, wie es darum steht.",
  "health.also": "Außerdem: {names}.",
  "seen.nothing": "Soweit die Verluste es zeigen, ist alles in Ordnung.",
  "seen.nothingYet": "Soweit die Verluste es zeigen, ist alles in Ordnung: {seen}.",
  "seen.healthy": "Das Spiel ist gesund: {seen}.",
  "seen.unfinished": "Alles ist in Ordnung, aber $G$ ist noch nicht am Ziel: {seen}.",
  "seen.byD": {
    one: "$D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messung)",
    other: "$D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messungen)",
  },
  "seen.right": "$D$ liegt bei {share} der echten und erzeugten Beispiele richtig",
  "seen.diverse": "die Stichproben liegen {share} so weit auseinander wie die Daten",
  "seen.modes": "{found} von {total} Moden sind gefunden",
  "seen.near": "{share} der Stichproben liegen bei einer davon",
  "seen.lost": "Das Spiel divergiert. Die Zahlen sind nicht mehr endlich.",
  "seen.overshot":
    "Das Spiel divergiert. Der Verlust von $D$ erreichte {loss}, wo Raten {guessing} kostet: Die Schritte schießen übers Ziel hinaus.",
  "seen.constant":
    "$G$ ist tot: Jedes $z$ ergibt dasselbe; die Stichproben liegen {share} so weit auseinander wie die Daten.",
  "seen.still":
    "$G$ ist tot: Seine Stichproben haben sich seit Iteration {since} nicht bewegt, obwohl $D$ sie erkennt.",
  "seen.narrow":
    "$G$ kollabiert (das Helvetica-Szenario): Es schickt viele $z$ auf dasselbe $x$. Die Stichproben liegen {share} so weit auseinander wie die Daten.",
  "seen.narrowModes":
    "$G$ kollabiert (das Helvetica-Szenario): Es schickt viele $z$ auf dasselbe $x$. Die Stichproben liegen {share} so weit auseinander wie die Daten, und {found} von {total} Moden sind gefunden.",
  "seen.missing":
    "$G$ kollabiert (das Helvetica-Szenario): Es lässt viel von den Daten aus. Die Stichproben liegen {share} so weit auseinander wie die Daten, und {found} von {total} Moden sind gefunden.",
  "seen.saturation": {
    one: "Der Verlust von $G$ ist gesättigt: $D(G(z))$ ist {fake} ({count} Messung), und mehr bleibt unter diesem Verlust von keinem Gradienten übrig.",
    other:
      "Der Verlust von $G$ ist gesättigt: $D(G(z))$ ist {fake} ({count} Messungen), und mehr bleibt unter diesem Verlust von keinem Gradienten übrig.",
  },
  "seen.wins": {
    one: "$D$ gewinnt: $D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messung).",
    other: "$D$ gewinnt: $D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messungen).",
  },
  "seen.winsRight": {
    one: "$D$ gewinnt: $D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messung), und es liegt bei {share} richtig.",
    other:
      "$D$ gewinnt: $D(x)$ ist im Mittel {real} und $D(G(z))$ {fake} ({count} Messungen), und es liegt bei {share} richtig.",
  },
  "seen.oscillation":
    "Das Spiel pendelt: $D(G(z))$ schwang in {records} Messungen {swings}-mal zwischen unter {low} und über {high}.",
  "advice.healthy": "Nichts muss sich ändern.",
  "advice.unfinished": "Lass es weiter trainieren.",
  "advice.look": "Sieh dir Stichproben an.",
  "advice.divergence":
    "Senke Lernrate oder Momentum und beginne wieder bei einem früheren Spielstand.",
  "advice.generator dead":
    "Beginne neu, mit kleinerer Lernrate für $G$ oder kleineren Anfangsgewichten: Vielleicht sind alle verborgenen Einheiten aus.",
  "advice.collapse":
    "Trainiere $G$ weniger je Schritt von $D$: 1 bei „Schritte von G“, 2 oder mehr bei „Schritte von D“, oder eine kleinere Lernrate.",
  "advice.saturation":
    "Nimm den Verlust `non-saturating`, dessen Gradient gerade dort am größten ist.",
  "advice.discriminator wins":
    "Stärke $G$: 2 oder mehr bei „Schritte von G“ (abwechselnder Ablauf) oder eine höhere Lernrate. Oder schwäche $D$: weniger „Schritte von D“, mehr Dropout oder ein kleineres Netz.",
  "advice.oscillation":
    "Senke Lernrate oder Momentum beider Spieler, oder nimm größere Minibatches.",

  "busy.lesson": "Lädt die Lektion",
  "lesson.title": "Lektion",
  "lesson.task": "Aufgabe {number} von {total}",
  "lesson.predict": "Sag zuerst, was du erwartest. Dann kannst du es laufen lassen.",
  "lesson.number": "Deine Erwartung als Zahl",
  "lesson.say": "Das erwarte ich",
  "lesson.watch": "Drücke „Starten“ und sieh zu: Was zu sehen war, steht hier, sobald es da ist.",
  "lesson.watchOn": "Drücke „Starten“ und sieh zu, so lange du magst.",
  "lesson.reveal": "Gleich auflösen",
  "lesson.goOn": "Ich habe genug gesehen",
  "lesson.given": "Erwartet",
  "lesson.came": "Gekommen",
  "lesson.next": "Nächste Aufgabe",
  "lesson.end": "Lektion beenden",
  "lesson.over": "Die Lektion ist zu Ende.",
  "lesson.score": {
    one: "{count} Vorhersage von {total} ist eingetroffen.",
    other: "{count} Vorhersagen von {total} sind eingetroffen.",
  },
  "lesson.leave": "Ohne Lektion weiterspielen",
  "lesson.again": "Noch einmal beginnen",

  "header.pair": "Zwei Spiele",
  "header.pairWhy": "Ein zweites Spiel daneben, mit derselben Uhr",
  "transport.pairPerSecond": { one: "{count} Iteration/s", other: "{count} Iterationen/s" },
  "pair.game": "Spiel {name}",
  "pair.settingsOf": "Einstellungen von Spiel",
  "pair.title": "Was verschieden ist",
  "pair.same": "Noch nichts: Ändere eine Einstellung des einen oder anderen.",
  "pair.standing": "Zustand",

  "tour.count": "{number} von {total}",
  "tour.back": "Zurück",
  "tour.next": "Weiter",
  "tour.end": "Fertig",
  "tour.hold": "Hier warten",
  "tour.close": "Rundgang beenden",
  "tour.rests": "Das Spiel ruht gerade: Mit Starten geht es weiter.",
  "tour.players.title": "Zwei Spieler",
  "tour.players":
    "$G$, der Fälscher, bekommt Rauschen und macht Punkte daraus; die Daten sieht er nie. $D$, der Detektiv, bekommt Punkte gezeigt, ohne zu wissen, von wem sie sind, und sagt, wie wahrscheinlich jeder echt ist.",
  "tour.points.title": "Daten und Stichproben",
  "tour.points":
    "Die grauen Punkte sind die Daten, acht Stellen auf einem Kreis. Die grünen sind Stichproben von $G$: Sie sollen den Daten so ähnlich werden, dass niemand sie mehr unterscheidet.",
  "tour.shading.title": "Was $D$ glaubt",
  "tour.shading":
    "Die Tönung ist $D$: blau, wo es einen Punkt für echt hält, ocker, wo es ihn für gefälscht hält. Die Pfeile zeigen, wohin das die Punkte von $G$ schickt.",
  "tour.loop.title": "Die Schleife",
  "tour.loop":
    "Das ist Algorithmus 1 der Arbeit, für einen Moment so langsam, dass man folgen kann. Erleuchtet ist die Zeile, die zuletzt ausgeführt wurde, und in der Zeichnung der Schleife ihr Weg: $D$ lernt von beiderlei Punkten; dann lernt $G$ von $D$, durch das sein Gradient zurückkommt.",
  "tour.curves.title": "Die Kurven",
  "tour.curves":
    "$V(D, G)$ ist, was $D$ nach oben und $G$ nach unten drückt. Darunter stehen die Antworten von $D$ auf echte Punkte und auf Stichproben: Sie gehen auseinander, wenn $D$ gewinnt, und treffen sich, wenn $G$ aufholt.",
  "tour.winning.title": "Wie Gewinnen aussieht",
  "tour.winning":
    "Am Ende kann $D$ nur raten: Seine Antworten sind ½, $V$ liegt auf $−log 4$, die Tönung ist blass, und die Punkte liegen an allen acht Stellen. Hier sagt die Seite in Worten, wie das Spiel steht.",
  "tour.offer": "Der Rundgang handelt vom Kreis",
  "tour.other":
    "„{game}“ ist offen, bei Iteration {iteration}. Der Kreis käme an seine Stelle; *Rückgängig* holt es zurück, wie es jetzt ist.",
  "tour.otherNew":
    "„{game}“ ist offen, und nichts davon ist trainiert. Der Kreis käme an seine Stelle.",
  "tour.pair":
    "Zwei Spiele stehen nebeneinander, und weder der Rundgang noch der Kreis nimmt ihnen etwas. Spiele mit einem weiter und beginne den Rundgang dann neu; *Link kopieren* bewahrt beide.",
  "tour.openRing": "Kreis öffnen",
  "tour.notNow": "Nicht jetzt",

  "save.shelf": "Regal der Läufe …",
  "shelf.title": "Regal der Läufe",
  "shelf.held": "{number} von {total}",
  "shelf.close": "Regal schließen",
  "shelf.name": "Name des Laufs",
  "shelf.put": "Diesen Lauf hineinstellen",
  "shelf.nothing": "Trainiere das Spiel zuerst: Es gibt noch nichts davon, das hier stehen könnte.",
  "shelf.full": "Das Regal ist voll: Entferne einen Lauf, um einen anderen hineinzustellen.",
  "shelf.empty":
    "Noch steht kein Lauf hier. Was du hineinstellst, bleibt in diesem Browser, mit seinen Kurven und Einstellungen, bis du es entfernst.",
  "shelf.tick": "Die Kurve von {name} zeigen",
  "shelf.at": "{game}, Iteration {iteration}",
  "shelf.open": "Öffnen",
  "shelf.openRun": "{name} öffnen",
  "shelf.remove": "Entfernen",
  "shelf.removeRun": "{name} entfernen",
  "shelf.done": "„{name}“ steht im Regal.",
  "shelf.removed": "„{name}“ wurde entfernt.",
  "shelf.curves": "Kurven übereinander",
  "shelf.measure": "Was die Kurven zeigen",
  "shelf.read": "Der Zeiger, oder ← und → im Diagramm, liest Werte ab.",
  "shelf.reading": "Wo Werte abgelesen werden",
  "shelf.atEnd": "am Ende eines jeden",
  "shelf.pick": "Kreuze Läufe an, um ihre Kurven übereinander zu sehen.",
  "shelf.gone": "Dieser Lauf steht nicht mehr im Regal: Er wurde in einem anderen Tab entfernt.",
  "shelf.renamed":
    "Es bleibt, wie es ist: Ein anderer Tab hat diesen Lauf inzwischen in „{name}“ umbenannt. Benenne ihn noch einmal, wenn das nicht stimmt.",
  "shelf.denied":
    "Dieser Browser gibt der Seite keinen Platz für ein Regal. Das Training geht weiter.",
  "shelf.notDone":
    "Das Regal ist, wie es war: Der Browser gab keinen Platz. Das Training geht weiter; speichere einen Spielstand, um diesen Lauf zu haben.",
};
